import { newCommandId } from '@guyub/contract/command'
import { planDocument, tryPlanTable } from '@guyub/contract/plan'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { FileField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { SampleMark } from './sample-mark.tsx'
import { VersionMark } from './version-mark.tsx'
import { wantedVersion } from './version-query.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const version = wantedVersion(request)
  const { plan, may } = answerOrLeave(
    request,
    await visitOf(context).call(planDocument, version ? { version } : {}),
  )
  return { plan, mayEdit: may.edit }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const file = form.get('table')
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const reply = await visitOf(context).transfer.send(
    tryPlanTable,
    { planId: String(form.get('plan')), commandId: newCommandId(), sha256 },
    { bytes, mediaType: 'application/octet-stream' },
  )
  if (reply.ok) return redirect(`/gerakan/rencana/tabel/${reply.answer.importId}`)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

const RULES = ['id', 'mark', 'codes', 'activity'] as const

/** The plan as a workbook: out, worked on, and in again, looked at before it is written. */
export default function TablePage() {
  const { plan, mayEdit } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('plan.table_title')}
        lead={<VersionMark plan={plan} />}
        trailLabel={t('shell.trail')}
        trail={[{ href: `/gerakan?versi=${plan.id}`, word: t('movement.plan') }]}
      />
      <SampleMark isSample={plan.isSample} />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <section className="card stack">
        <p>{t('plan.table_lead')}</p>
        <div>
          <ButtonLink
            kind={mayEdit ? 'second' : 'first'}
            icon="download"
            download=""
            href={`/gerakan/tabel/unduh?versi=${plan.id}`}
          >
            {t('plan.table_get')}
          </ButtonLink>
        </div>
      </section>
      <section className="card stack">
        <h2>{t('plan.table_send')}</h2>
        {mayEdit ? (
          <form method="post" encType="multipart/form-data" className="stack">
            <p className="quiet">{t('plan.table_send_text')}</p>
            <input type="hidden" name="plan" value={plan.id} />
            <FileField name="table" label={t('plan.table_file')} accept=".xlsx" required />
            <div>
              <Button>{t('plan.table_try')}</Button>
            </div>
          </form>
        ) : (
          <p className="quiet">{t('plan.table_closed')}</p>
        )}
        <ul>
          {RULES.map((rule) => (
            <li key={rule} className="small quiet">
              {t(`plan.table_rules_${rule}`)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
