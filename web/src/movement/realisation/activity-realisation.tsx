import type { RealisationReport } from '@guyub/contract/plan'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Table } from '../../ui/table/table.tsx'
import { ReportPapers } from '../papers/report-papers.tsx'
import type { PlanNames } from '../plan/plan-names.ts'
import { ProofFields } from '../plan/proof-fields.tsx'

interface ActivityRealisationProps {
  readonly activityId: string
  readonly reports: readonly RealisationReport[]
  readonly mayReport: boolean
  readonly names: PlanNames
  readonly paperKinds: readonly string[]
  readonly today: string
  readonly command: string
}

/** What one activity spent by quarter, with its papers; and the form by which its owner says so. */
export function ActivityRealisation(props: ActivityRealisationProps) {
  const { reports, names, today, command } = props
  const { t, language } = useWords()
  return (
    <section className="stack" id="realisasi">
      <h2>{t('realisation.of_activity')}</h2>
      {reports.length === 0 ? (
        <p className="quiet">{t('realisation.none')}</p>
      ) : (
        <Table
          caption={t('realisation.of_activity')}
          captionHidden
          rows={reports}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'quarter',
              title: t('realisation.quarter'),
              cell: ({ year, quarter }) => t('realisation.quarter_year', { year, quarter }),
            },
            {
              key: 'spent',
              title: t('realisation.spent'),
              align: 'end',
              cell: ({ spent, isCorrected }) => {
                const amount = `Rp ${formatNumber(spent, language)}`
                return isCorrected ? <del>{amount}</del> : amount
              },
            },
            {
              key: 'paper',
              title: t('plan.paper'),
              cell: ({ id, spent, paperKind, paper, papers, office, note, isCorrected }) => (
                <>
                  {paperKind && `${names[paperKind] ?? paperKind}: `}
                  <span lang="id">{paper}</span> <span className="quiet">{office}</span>
                  {note && <span lang="id"> · {note}</span>}
                  {isCorrected && ` · ${t('realisation.corrected')}`}
                  <ReportPapers
                    {...{ report: 'realisation', reportId: id, papers, named: paperKind, command, names }}
                    {...{ mayAttach: props.mayReport && !isCorrected, kinds: props.paperKinds, today }}
                    isAwaited={spent > 0 && !isCorrected}
                  />
                </>
              ),
            },
          ]}
        />
      )}
      {props.mayReport && <ReportForm {...props} />}
    </section>
  )
}

function ReportForm({ activityId, names, paperKinds, today, command }: ActivityRealisationProps) {
  const { t } = useWords()
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3)
  return (
    <details>
      <summary>{t('realisation.report')}</summary>
      <p className="quiet">{t('realisation.report_text')}</p>
      <form method="post" encType="multipart/form-data" className="stack column">
        <input type="hidden" name="intent" value="realisation" />
        <input type="hidden" name="command" value={command} />
        <input type="hidden" name="activity" value={activityId} />
        <Field
          {...{ name: 'year', id: 'realisation-year', type: 'number', label: t('plan.field_year') }}
          {...{ width: 'short', min: 2017, max: Number(today.slice(0, 4)), required: true }}
          defaultValue={today.slice(0, 4)}
        />
        <Choice
          name="quarter"
          label={t('realisation.quarter')}
          value={String(quarter)}
          options={[1, 2, 3, 4].map((key) => ({
            key: String(key),
            label: t('realisation.quarter_of', { quarter: key }),
          }))}
        />
        <Field
          {...{ name: 'spent', type: 'number', label: t('realisation.spent'), width: 'medium' }}
          {...{ hint: t('realisation.spent_hint'), min: 0, step: 1, required: true }}
        />
        <ProofFields id="realisation" kinds={paperKinds} names={names} today={today} />
        <div>
          <Button size="small">{t('movement.report')}</Button>
        </div>
      </form>
    </details>
  )
}
