import { newCommandId } from '@guyub/contract/command'
import {
  attachInformation,
  changeInformation,
  keptInformation,
  setInformationState,
} from '@guyub/contract/information'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { Problem } from '../../kernel/call.ts'
import { fileOf } from '../../kernel/form-file.ts'
import { formatBytes } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { type Visit, visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { FileField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import '../../words/disclosure-words.ts'
import { ItemFields, typedOf } from './item-fields.tsx'
import { STATE_TONES } from './kept-page.tsx'
import { faultsOf, fieldsOf, typedIn } from './typed.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { items, isMain } = answerOrLeave(request, await visitOf(context).call(keptInformation, {}))
  const item = items.find(({ id }) => id === params.informationId)
  if (!item) throw new Response('information.not_found', { status: 404 })
  const isSaved = new URL(request.url).searchParams.has('tersimpan')
  return { item, isMain, isSaved, command: newCommandId() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const form = await request.formData()
  const informationId = params.informationId ?? ''
  const problem = await done(visit, informationId, form)
  if (!problem) throw redirect(`/kantor/informasi/${informationId}?tersimpan`, 303)
  const typed = form.get('intent') === 'change' ? typedIn(form) : null
  return data({ problem: problem.code, typed, faults: faultsOf(problem) }, { status: problem.status || 500 })
}

async function done(visit: Visit, informationId: string, form: FormData): Promise<Problem | undefined> {
  const commandId = String(form.get('command') ?? '')
  const version = Number(form.get('version'))
  if (form.get('intent') === 'file') {
    const { bytes, sha256 } = await fileOf(form, 'file')
    const file = { bytes, mediaType: 'application/octet-stream' }
    const reply = await visit.transfer.send(attachInformation, { informationId, commandId, sha256 }, file)
    return reply.ok ? undefined : reply.problem
  }
  const state = form.get('state')
  const reply =
    state === 'published' || state === 'withdrawn'
      ? await visit.call(setInformationState, { informationId, commandId, version, state })
      : await visit.call(changeInformation, {
          informationId,
          commandId,
          version,
          fields: fieldsOf(typedIn(form)),
        })
  return reply.ok ? undefined : reply.problem
}

/** One thing of the register to change, to give its document, to publish or to take out. */
export default function Item() {
  const { item, isMain, isSaved, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const hidden = (
    <>
      <input type="hidden" name="command" value={command} />
      <input type="hidden" name="version" value={item.version} />
    </>
  )
  const waits = item.class === 'excluded' && !isMain && item.state !== 'published'
  return (
    <div className="stack-wide" style={{ maxWidth: 860 }}>
      <PageHeader
        title={item.title}
        lead={
          <>
            {item.office.name}
            {item.isSample && ` (${t('information.sample')})`}
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/informasi', word: t('office.information') }]}
        actions={<StateBadge tone={STATE_TONES[item.state]} word={t(`information.state_${item.state}`)} />}
      />
      {isSaved && !result && <Notice tone="done">{t('information.saved')}</Notice>}
      {result && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {waits && <Notice tone="late">{t('information.waits_for_main')}</Notice>}
      <form method="post" className="row">
        {hidden}
        {item.state !== 'published' && !waits && (
          <Button name="state" value="published" icon="check">
            {t('information.publish')}
          </Button>
        )}
        {item.state === 'published' && (
          <>
            <ButtonLink kind="second" href={`/informasi/${item.id}`}>
              {t('information.see_public')}
            </ButtonLink>
            <Button name="state" value="withdrawn" kind="danger">
              {t('information.withdraw')}
            </Button>
          </>
        )}
      </form>
      {item.class !== 'excluded' && (
        <form method="post" encType="multipart/form-data" className="card stack">
          {hidden}
          <input type="hidden" name="intent" value="file" />
          <FileField
            name="file"
            label={[t('information.file'), item.file && `(${formatBytes(item.file.bytes, language)})`]
              .filter(Boolean)
              .join(' ')}
            hint={t('information.file_hint')}
            accept="application/pdf,image/*"
            required
          />
          <div>
            <Button kind="second">{t('information.send_file')}</Button>
          </div>
        </form>
      )}
      <form method="post" className="card stack">
        {hidden}
        <input type="hidden" name="intent" value="change" />
        <ItemFields typed={result?.typed ?? typedOf(item)} faults={result?.faults ?? {}} />
        <div>
          <Button>{t('information.change')}</Button>
        </div>
      </form>
    </div>
  )
}
