import type { tableColumns } from '@guyub/contract/tables'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'

type Column = z.output<(typeof tableColumns)['answer']>['columns'][number]

/** What a file has in its columns. */
export function ColumnTable({ columns }: { readonly columns: readonly Column[] }) {
  const { t, of } = useWords()
  return (
    <Table
      caption={t('tables.columns')}
      captionHidden
      rows={columns}
      rowKey={({ header }) => header}
      columns={[
        {
          key: 'header',
          title: t('tables.column'),
          cell: ({ header, isKey, required }) => (
            <>
              <span className="code">{header}</span>{' '}
              {(isKey || required) && (
                <span className="small quiet">({t(isKey ? 'tables.is_key' : 'tables.required')})</span>
              )}
            </>
          ),
        },
        { key: 'label', title: t('tables.meaning'), cell: ({ label }) => of(label) },
        {
          key: 'choices',
          title: t('tables.values'),
          cell: ({ choices, default: value }) => (
            <>
              {choices.map((choice) => of(choice)).join('; ')}{' '}
              {value && <span className="small quiet">{t('tables.if_empty', { value: of(value) })}</span>}
            </>
          ),
        },
      ]}
    />
  )
}
