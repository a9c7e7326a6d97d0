import { newCommandId } from '@guyub/contract/command'
import { applyPlanImport, planImport } from '@guyub/contract/plan'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { DifferenceCard } from './difference-card.tsx'
import { askPlanNames } from './plan-names.ts'
import { VersionMark } from './version-mark.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const view = answerOrLeave(request, await call(planImport, { importId: params.importId ?? '' }))
  const { names } = await askPlanNames(call, language, view.plan.id)
  return { view, names }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const importId = params.importId ?? ''
  const command = { importId, commandId: newCommandId(), digest: String(form.get('digest')) }
  const reply = await visitOf(context).call(applyPlanImport, command)
  if (reply.ok) return redirect(`/gerakan/rencana/tabel/${importId}`)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** What a workbook would change, and every fault of it; applied as a whole. */
export default function ImportPage() {
  const { view, names } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const { plan, rows, added, changed, changes, faults, faultCount } = view
  const number = (value: number) => formatNumber(value, language)
  const table = `/gerakan/rencana/tabel?versi=${plan.id}`
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('plan.import_title')}
        lead={<VersionMark plan={plan} />}
        trailLabel={t('shell.trail')}
        trail={[
          { href: `/gerakan?versi=${plan.id}`, word: t('movement.plan') },
          { href: table, word: t('plan.table') },
        ]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {view.isApplied ? (
        <Notice tone="done" title={t('plan.import_done')}>
          <p>{t('plan.import_done_text')}</p>
        </Notice>
      ) : (
        <p>
          {t('plan.import_counts', { rows: number(rows), added: number(added), changed: number(changed) })}
        </p>
      )}
      {faultCount > 0 && (
        <Notice tone="broken" title={t('plan.import_faults', { count: number(faultCount) })}>
          {faults.length < faultCount && (
            <p>{t('plan.import_faults_first', { count: number(faults.length) })}</p>
          )}
          <ul>
            {faults.map(({ sheet, row, column, code }) => (
              <li key={`${sheet} ${row} ${column} ${code}`}>
                {t('plan.import_at', { sheet, row })}
                {column && ` (${column})`}: {ofCode(code)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {!view.isApplied && faultCount === 0 && changes.length === 0 && (
        <Notice tone="info">{t('plan.import_none')}</Notice>
      )}
      {faultCount === 0 && changes.length > 0 && (
        <form method="post" className="card stack">
          <input type="hidden" name="digest" value={view.digest} />
          <p className="quiet">{t('plan.import_apply_text')}</p>
          <div>
            <Button>{t('plan.import_apply')}</Button>
          </div>
        </form>
      )}
      {changes.length < added + changed && (
        <p className="quiet">{t('plan.import_changes_first', { count: number(changes.length) })}</p>
      )}
      <ul className="plain stack">
        {changes.map((each) => (
          <DifferenceCard
            key={each.kind + each.nodeId}
            {...{ each, names }}
            href={
              each.activityId && each.change === 'changed'
                ? `/gerakan/kegiatan/${each.activityId}?versi=${plan.id}`
                : undefined
            }
          />
        ))}
      </ul>
      <p>
        <a href={table}>{t('plan.import_again')}</a>
      </p>
    </div>
  )
}
