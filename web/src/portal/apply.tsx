import { type Answers, apply, newPin, newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { useWords } from '../kernel/use-words.ts'
import { Button, ButtonLink } from '../ui/button/button.tsx'
import { FileField } from '../ui/field/field.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { openedForm } from './apply/opened.ts'
import { answersNaming, chosenPhotos, photoFields, refusePhotos, sendPhotos } from './apply/photos.ts'
import { PublicReceipt } from './apply/public-receipt.tsx'
import { Summary } from './apply/summary.tsx'
import { asksForPlace, parsedAnswers } from './correct/asked.ts'
import { changesIn, problemsOf, typedPages } from './correct/changes.ts'
import { PlainField } from './correct/plain-field.tsx'

const MOST_FILES = 12

/** Code, PIN and the ids of files are made with the page: sent twice, it is filed once and all of them stay true. */
export async function loader(asked: LoaderFunctionArgs) {
  const { visit, ...form } = await openedForm(asked)
  const fileIds = Array.from({ length: MOST_FILES }, () => newCommandId()).join(' ')
  return {
    ...form,
    made: { command: newCommandId(), code: newTrackingCode(visit.region), pin: newPin(), fileIds },
  }
}

const NOTHING = { done: null, problems: [], code: null } as const

export async function action(asked: ActionFunctionArgs) {
  const { visit, service, pages, open, areas, today } = await openedForm(asked)
  const known = areas.length ? new Set(areas.map(({ code }) => code)) : undefined
  const form = await asked.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const made = { command: text('command'), code: text('code'), pin: text('pin'), fileIds: text('fileIds') }
  const soFar = parsedAnswers(form.get('changes'))
  const number = Number(form.get('number')) || 0
  const stay = { ...NOTHING, made, number, changes: soFar }
  if (form.get('intent') === 'back') return { ...stay, number: Math.max(0, number - 1) }
  const page = typedPages(pages, soFar, today)[number]
  if (page) {
    const others = Object.entries(soFar).filter(([key]) => !page.fields.some((field) => field.key === key))
    const changes: Answers = {
      ...Object.fromEntries(others),
      ...changesIn(page.fields, {}, form, areas),
    }
    // What the answers newly ask for on this page is shown before going on.
    const fresh = typedPages(pages, changes, today).find(({ key }) => key === page.key)
    const keys = new Set((fresh ?? page).fields.map(({ key }) => key))
    const problems = problemsOf(pages, {}, changes, today, known, open).filter(({ pointer }) =>
      keys.has(pointer.split('/')[2] ?? ''),
    )
    return { ...stay, number: problems.length ? number : number + 1, changes, problems }
  }
  const photos = chosenPhotos(pages, form)
  const refused = await refusePhotos(photos)
  if (refused) return { ...stay, code: refused }
  const reply = await visit.call(apply, {
    ...{ commandId: made.command, trackingCode: made.code, pin: made.pin },
    ...{ service: service.key, serviceVersion: service.version },
    form: { ...soFar, ...answersNaming(photos) },
  })
  if (!reply.ok) return { ...stay, problems: reply.problem.errors ?? [], code: reply.problem.code }
  const { trackingCode, products } = reply.answer
  const lost = await sendPhotos(visit, { trackingCode, pin: made.pin }, photos)
  return { ...stay, done: { trackingCode, pin: made.pin, products, lost } }
}

/** A person files a request on a phone, a page at a time, with or without script and without an account. */
export default function Apply() {
  const loaded = useLoaderData<typeof loader>()
  const { service, pages, areas, products, today } = loaded
  const sent = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  const made = sent?.made ?? loaded.made
  if (sent?.done) return <PublicReceipt title={service.title} products={products} done={sent.done} />
  const answers = sent?.changes ?? {}
  const number = sent?.number ?? 0
  const asked = typedPages(pages, answers, today)
  const page = asked[number]
  const code = sent?.code
  return (
    <div className="wide stack-wide" style={{ maxWidth: 720 }}>
      <PageHeader
        title={page ? of(page.title) : t('portal.apply_last')}
        tab={of(service.title)}
        lead={t('desk.step', { step: Math.min(number, asked.length) + 1, steps: asked.length + 1 })}
        trailLabel={t('shell.trail')}
        trail={[{ href: `/layanan/${service.key}`, word: of(service.title) }]}
      />
      {code && <Notice tone="broken">{ofCode(code)}</Notice>}
      {sent && sent.problems.length > 0 && !code && <Notice tone="broken" title={t('request.invalid')} />}
      <form method="post" encType="multipart/form-data" className="stack-wide">
        <input type="hidden" name="command" value={made.command} />
        <input type="hidden" name="code" value={made.code} />
        <input type="hidden" name="pin" value={made.pin} />
        <input type="hidden" name="fileIds" value={made.fileIds} />
        <input type="hidden" name="changes" value={JSON.stringify(answers)} />
        <input type="hidden" name="number" value={Math.min(number, asked.length)} />
        {page ? (
          page.fields.map((field) => (
            <PlainField
              key={field.key}
              field={field}
              before={undefined}
              now={answers[field.key]}
              problems={sent?.problems ?? []}
              areas={areas}
            />
          ))
        ) : (
          <>
            <Summary pages={asked} answers={answers} areas={areas} />
            {photoFields(pages).map(({ key, label, max }) => (
              <FileField
                key={key}
                name={`file-${key}`}
                label={of(label)}
                hint={t('portal.apply_photos', { count: max })}
                optional={t('shell.optional')}
                multiple={max > 1}
                accept="image/*,application/pdf"
              />
            ))}
          </>
        )}
        <div className="row">
          <Button icon={page ? 'arrow' : 'check'}>{page ? t('desk.next') : t('portal.apply_send')}</Button>
          {number > 0 && (
            <Button kind="second" name="intent" value="back" formNoValidate>
              {t('shell.back')}
            </Button>
          )}
          <ButtonLink kind="plain" href={`/layanan/${service.key}`}>
            {t('desk.cancel')}
          </ButtonLink>
        </div>
      </form>
      {page?.fields.some(asksForPlace) && <script type="module" src="/plain/use-position.js" />}
    </div>
  )
}
