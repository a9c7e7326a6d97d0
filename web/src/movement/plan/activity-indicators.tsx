import type { ActivityView } from '@guyub/contract/plan'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { ReportPapers } from '../papers/report-papers.tsx'
import { AddLink, EditLink } from './node-links.tsx'
import type { PlanNames } from './plan-names.ts'
import { ProofFields } from './proof-fields.tsx'

interface ActivityIndicatorsProps {
  readonly view: ActivityView
  readonly names: PlanNames
  readonly paperKinds: readonly string[]
  readonly today: string
  readonly command: string
}

/** The figures of the activity over the years of the plan: what is aimed at, and what was computed or reported. */
export function ActivityIndicators({ view, names, paperKinds, today, command }: ActivityIndicatorsProps) {
  const { t, own, language } = useWords()
  return (
    <section className="stack" id="indikator">
      <div className="branch">
        <h2>{t('plan.indicators')}</h2>
        <AddLink view={view} kind="indicator" />
      </div>
      {view.indicators.length === 0 && <p className="quiet">{t('plan.nothing_yet')}</p>}
      {view.indicators.map((indicator) => {
        const title = own(indicator.title)
        const isShare = indicator.platform !== null && indicator.unit === 'percent'
        const shown = (value: number | null) =>
          value === null
            ? t('shell.unknown')
            : isShare
              ? `${formatNumber(value * 100, language, 1)} %`
              : formatNumber(value, language, 2)
        return (
          <article key={indicator.id} className="card stack">
            <div className="branch">
              <h3 lang={title.lang}>
                {indicator.platform ? (
                  <a href={`/gerakan/indikator/${indicator.platform}`}>{title.words}</a>
                ) : (
                  title.words
                )}
              </h3>
              <EditLink view={view} kind="indicator" id={indicator.id} />
            </div>
            <div className="row small">
              <StateBadge
                tone={indicator.platform ? 'done' : 'running'}
                word={t(indicator.platform ? 'plan.is_recorded' : 'plan.is_reported')}
              />
              {!indicator.platform && indicator.unit && <span lang="id">{indicator.unit}</span>}
              <span className="quiet">{t(`plan.value_${indicator.better}`)}</span>
              {indicator.baseline !== null && (
                <span className="quiet">
                  {t('plan.baseline', {
                    value: shown(indicator.baseline),
                    year: indicator.baselineYear ?? '–',
                  })}
                </span>
              )}
            </div>
            <Table
              caption={title.words}
              captionHidden
              rows={indicator.years}
              rowKey={({ year }) => String(year)}
              columns={[
                { key: 'year', title: t('plan.field_year'), cell: ({ year }) => year },
                {
                  key: 'target',
                  title: t('plan.field_target'),
                  align: 'end',
                  cell: ({ target }) => shown(target),
                },
                { key: 'value', title: t('plan.achieved'), align: 'end', cell: ({ value }) => shown(value) },
                {
                  key: 'paper',
                  title: t('plan.paper'),
                  cell: ({ reports }) =>
                    reports[0] ? (
                      <>
                        <span lang="id">
                          {reports[0].paper}
                          {reports.length > 1 && ` (${t('plan.corrected', { count: reports.length - 1 })})`}
                        </span>
                        <ReportPapers
                          {...{ report: 'indicator', reportId: reports[0].id, papers: reports[0].papers }}
                          {...{ named: reports[0].paperKind, mayAttach: view.may.report, kinds: paperKinds }}
                          {...{ command, names, today }}
                        />
                      </>
                    ) : (
                      '–'
                    ),
                },
              ]}
            />
            {view.may.report && !indicator.platform && (
              <details>
                <summary>{t('plan.report_value')}</summary>
                <form method="post" encType="multipart/form-data" className="stack column">
                  <input type="hidden" name="intent" value="report" />
                  <input type="hidden" name="command" value={command} />
                  <input type="hidden" name="indicator" value={indicator.id} />
                  <div className="pair">
                    <Field
                      name="year"
                      id={`${indicator.id}-year`}
                      type="number"
                      label={t('plan.field_year')}
                      defaultValue={view.plan.year}
                      required
                      width="short"
                    />
                    <Field
                      name="value"
                      id={`${indicator.id}-value`}
                      type="number"
                      step="any"
                      label={t('plan.achieved')}
                      required
                      width="short"
                    />
                  </div>
                  <ProofFields id={indicator.id} kinds={paperKinds} names={names} today={today} />
                  <div>
                    <Button size="small">{t('movement.report')}</Button>
                  </div>
                </form>
              </details>
            )}
          </article>
        )
      })}
    </section>
  )
}
