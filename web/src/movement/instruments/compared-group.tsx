import type { ComparedPart, InstrumentPart } from '@guyub/contract/instruments'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { WORDS, type WordKey } from '../../words/words.ts'

interface ComparedGroupProps {
  readonly title: string
  readonly parts: readonly ComparedPart[]
}

const TONES = { same: 'waiting', added: 'done', removed: 'broken', changed: 'late' } as const

/** The parts of one group, the older version on the left. */
export function ComparedGroup({ title, parts }: ComparedGroupProps) {
  const { t } = useWords()
  return (
    <section className="stack">
      <h2>{title}</h2>
      <Table
        caption={title}
        captionHidden
        rows={parts}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'change',
            title: t('instrument.change'),
            cell: ({ change }) => <StateBadge tone={TONES[change]} word={t(`instrument.change_${change}`)} />,
          },
          { key: 'before', title: t('instrument.before'), cell: ({ before }) => <Part part={before} /> },
          { key: 'after', title: t('instrument.after'), cell: ({ after }) => <Part part={after} /> },
        ]}
      />
    </section>
  )
}

function Part({ part }: { readonly part: InstrumentPart | null }) {
  const { t, own, language } = useWords()
  if (!part) return <>–</>
  const label = own(part.label)
  const told = (name: string, value: InstrumentPart['facts'][string]) => {
    if (typeof value === 'number') return name === 'year' ? String(value) : formatNumber(value, language, 2)
    if (typeof value !== 'string') return own(value).words
    const words = value.split(', ').map((one) => {
      const key = name === 'kinds' ? `round.kind_${one}` : `instrument.value_${one}`
      return key in WORDS.id ? t(key as WordKey) : one
    })
    return words.join(', ')
  }
  return (
    <div className="said">
      <p lang={label.lang}>{label.words}</p>
      <p className="small quiet">
        {Object.entries(part.facts)
          .map(([name, value]) => `${t(`instrument.fact_${name}` as WordKey)}: ${told(name, value)}`)
          .join(' · ')}
      </p>
    </div>
  )
}
