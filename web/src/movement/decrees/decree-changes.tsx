import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'
import type { DecreeView } from './decree-chain.tsx'

type Change = DecreeView['changes'][number]

/** What an amending decree changes against the one in force. */
export function DecreeChanges({ view: { changes, seats } }: { readonly view: DecreeView }) {
  const { t } = useWords()
  const officeName = (code: string) => seats.find(({ office }) => office === code)?.officeName ?? code
  const who = (seat: Change['before']) =>
    seat ? [seat.person?.name ?? t('decrees.nobody'), seat.duty].join(' · ') : '–'
  return (
    <div className="stack">
      <h2 id="changes">{t('decrees.changes')}</h2>
      {changes.length === 0 ? (
        <p>{t('decrees.changes_none')}</p>
      ) : (
        <Table
          caption={t('decrees.changes')}
          captionHidden
          rows={changes.map((change, index) => ({ ...change, key: String(index) }))}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'seat',
              title: t('decrees.position'),
              cell: ({ before, after }) => {
                const seat = after ?? before
                return `${seat?.position ?? ''}, ${seat?.office ? officeName(seat.office) : (seat?.unit ?? '')}`
              },
            },
            { key: 'kind', title: t('decrees.change'), cell: ({ kind }) => t(`decrees.change_${kind}`) },
            { key: 'before', title: t('decrees.before'), cell: ({ before }) => who(before) },
            { key: 'after', title: t('decrees.after'), cell: ({ after }) => who(after) },
          ]}
        />
      )}
    </div>
  )
}
