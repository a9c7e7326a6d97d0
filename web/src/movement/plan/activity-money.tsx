import type { ActivityView } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'
import { AddLink, EditLink } from './node-links.tsx'
import type { PlanNames } from './plan-names.ts'
import { useShownValue } from './shown-value.ts'

interface ActivityMoneyProps {
  readonly view: ActivityView
  readonly names: PlanNames
}

/** Money by year and source, and the risks with what is done about them. */
export function ActivityMoney({ view, names }: ActivityMoneyProps) {
  const { t } = useWords()
  const shown = useShownValue(names)
  const total = view.budgets.reduce((sum, { amount }) => sum + amount, 0)
  return (
    <>
      <section className="stack" id="anggaran">
        <div className="branch">
          <h2>{t('plan.budgets')}</h2>
          <AddLink view={view} kind="budget" />
        </div>
        {view.budgets.length === 0 ? (
          <p className="quiet">{t('plan.nothing_yet')}</p>
        ) : (
          <>
            <Table
              caption={t('plan.budgets')}
              captionHidden
              rows={view.budgets}
              rowKey={({ id }) => id}
              columns={[
                { key: 'year', title: t('plan.field_year'), cell: ({ year }) => year },
                {
                  key: 'source',
                  title: t('plan.field_budget_source'),
                  cell: ({ source }) => shown('source', source),
                },
                {
                  key: 'amount',
                  title: t('plan.field_amount'),
                  align: 'end',
                  cell: ({ amount }) => shown('amount', amount),
                },
                {
                  key: 'code',
                  title: t('plan.field_code'),
                  cell: ({ code, codeEdition }) => (code ? `${code} (${codeEdition})` : '–'),
                },
                ...(view.may.edit
                  ? [
                      {
                        key: 'edit',
                        title: t('plan.edit'),
                        cell: ({ id }: { readonly id: string }) => (
                          <EditLink view={view} kind="budget" id={id} />
                        ),
                      },
                    ]
                  : []),
              ]}
            />
            <p className="small">{t('plan.total_money', { amount: shown('amount', total) })}</p>
          </>
        )}
      </section>
      <section className="stack" id="risiko">
        <div className="branch">
          <h2>{t('plan.risks')}</h2>
          <AddLink view={view} kind="risk" />
        </div>
        {view.risks.length === 0 && <p className="quiet">{t('plan.nothing_yet')}</p>}
        {view.risks.map((risk) => (
          <article key={risk.id} className="card">
            <div className="branch">
              <strong lang="id">{risk.risk}</strong>
              <EditLink view={view} kind="risk" id={risk.id} />
            </div>
            <p className="small quiet">
              {t('plan.field_likelihood')}: {shown('likelihood', risk.likelihood)} · {t('plan.field_impact')}:{' '}
              {shown('impact', risk.impact)}
            </p>
            <p>
              {t('plan.field_mitigation')}: <span lang="id">{risk.mitigation ?? '–'}</span>
            </p>
          </article>
        ))}
      </section>
    </>
  )
}
