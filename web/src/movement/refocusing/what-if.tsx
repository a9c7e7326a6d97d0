import type { RefocusingEffect } from '@guyub/contract/plan'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Figure } from '../../ui/figure/figure.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { SelectField } from '../quick-wins/select-field.tsx'
import type { Rule } from './read-rule.ts'

interface WhatIfProps {
  readonly rule: Rule
  readonly effect: RefocusingEffect
  readonly mayRefocus: boolean
  readonly command: string
  readonly today: string
  readonly paperKinds: readonly { readonly key: string; readonly label: string }[]
}

const TONES = { overspent: 'broken', stopped: 'broken', 'below-half': 'late', cut: 'running' } as const

/** What the year and each activity would lose; and, for who may, the form by which it becomes a fact. */
export function WhatIf({ rule, effect, mayRefocus, command, today, paperKinds }: WhatIfProps) {
  const { t, language } = useWords()
  const money = (amount: number) => `Rp ${formatNumber(amount, language)}`
  return (
    <section className="stack" id="akibat">
      <h2>{t('refocusing.effect', { year: rule.year })}</h2>
      <div className="doors card">
        {(['before', 'cut', 'after'] as const).map((key) => (
          <Figure
            key={key}
            label={t(`refocusing.${key}`)}
            value={money(effect[key])}
            unknown={t('shell.unknown')}
            basis={t('refocusing.of_planned', { amount: money(effect.planned) })}
          />
        ))}
      </div>
      <Table
        caption={t('refocusing.activities', { count: effect.activities.length })}
        rows={effect.activities}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            title: t('quickwin.activity'),
            cell: ({ id, title }) => (
              <a href={`/gerakan/kegiatan/${id}`} lang="id">
                {title}
              </a>
            ),
          },
          { key: 'owner', title: t('realisation.office'), cell: ({ ownerName }) => ownerName },
          {
            key: 'falls',
            title: t('refocusing.falls'),
            cell: ({ falls }) => <StateBadge tone={TONES[falls]} word={t(`refocusing.falls_${falls}`)} />,
          },
          { key: 'before', title: t('refocusing.before'), cell: ({ before }) => money(before), align: 'end' },
          { key: 'cut', title: t('refocusing.cut'), cell: ({ cut }) => money(cut), align: 'end' },
          { key: 'after', title: t('refocusing.after'), cell: ({ after }) => money(after), align: 'end' },
          {
            key: 'spent',
            title: t('realisation.spent'),
            align: 'end',
            cell: ({ spent }) => (spent === null ? t('realisation.unknown') : money(spent)),
          },
        ]}
      />
      {mayRefocus && (
        <details>
          <summary>{t('refocusing.record')}</summary>
          <p className="quiet">{t('refocusing.record_text')}</p>
          <form method="post" className="stack column">
            <input type="hidden" name="command" value={command} />
            <input type="hidden" name="tahun" value={rule.year} />
            <input type="hidden" name="persen" value={rule.percent} />
            <input type="hidden" name="sumber" value={rule.source ?? ''} />
            <input type="hidden" name="dimensi" value={rule.dimension ?? ''} />
            <input type="hidden" name="kantor" value={rule.office ?? ''} />
            <input type="hidden" name="cut" value={effect.cut} />
            <Field
              {...{ name: 'decidedOn', type: 'date', label: t('refocusing.decided_on'), width: 'medium' }}
              {...{ max: today, required: true }}
            />
            <LongField
              {...{ name: 'reason', label: t('plan.reason'), rows: 3 }}
              {...{ required: true, minLength: 5, maxLength: 2000 }}
            />
            <SelectField {...{ name: 'paperKind', label: t('plan.paper_kind'), options: paperKinds }} />
            <Field
              {...{ name: 'paper', label: t('movement.paper'), hint: t('plan.paper_hint') }}
              {...{ required: true, minLength: 3, maxLength: 300 }}
            />
            <div>
              <Button>{t('refocusing.record')}</Button>
            </div>
          </form>
        </details>
      )}
    </section>
  )
}
