import { importLetters, letters } from '@guyub/contract/letters'
import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { formatMoment, formatNumber } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { Table } from '../../ui/table/table.tsx'
import '../../words/letters-words.ts'
import { BringList } from '../bring-list.tsx'
import { may, useDesk } from '../desk-context.ts'
import { FindLetter } from './find-letter.tsx'
import { TakeBook } from './take-book.tsx'

type Book = z.output<typeof letters.answer>
type Told = z.output<typeof importLetters.answer>

/** The village's letters: those of OpenSID brought to be found, ours taken along for its book; who looked stands below. */
export default function LettersPage() {
  const { call, me } = useDesk()
  const { t, ofCode, language } = useWords()
  const { zone } = useVisit()
  const [book, setBook] = useState<Book>()
  const [problem, setProblem] = useState<string>()
  const load = useCallback(async () => {
    const reply = await call(letters, {})
    if (reply.ok) setBook(reply.answer)
    setProblem(reply.ok ? undefined : reply.problem.code)
  }, [call])
  useEffect(() => void load(), [load])
  const moment = (at: string) => formatMoment(at, language, zone)
  const mayManage = may(me, 'letters.manage')

  return (
    <div className="stack-wide">
      <PageHeader title={t('letters.title')} lead={t('letters.lead')} />
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {!book && !problem && <Skeleton word={t('shell.loading')} lines={4} />}
      {book && (
        <>
          <p>
            <strong className="numbers">{formatNumber(book.count, language)}</strong>{' '}
            {t('letters.in_archive')}
          </p>
          {book.count > 0 && <FindLetter onLook={load} mayErase={mayManage} />}
          {mayManage && <TakeBook today={book.today} />}
          {mayManage && (
            <BringList<Told>
              path={importLetters.path}
              title={t('letters.bring')}
              file={{
                label: t('letters.file'),
                hint: t('letters.file_hint'),
                accept: '.xls,.xlsx,.html,.htm',
              }}
              counts={(['rows', 'added', 'changed', 'same', 'faulty'] as const).map((key) => ({
                key,
                word: t(`lists.${key}`),
              }))}
              changes={({ added, changed }) => added + changed}
              besides={({ unknownColumns }) =>
                unknownColumns.length > 0 && (
                  <Notice>{t('letters.unknown_columns', { names: unknownColumns.join(', ') })}</Notice>
                )
              }
              onDone={load}
            />
          )}
          {book.imports.length > 0 && (
            <Table
              caption={t('letters.imports')}
              rows={book.imports}
              rowKey={({ id }) => id}
              columns={[
                { key: 'at', title: t('lists.at'), cell: ({ at }) => moment(at) },
                ...(['rows', 'added', 'changed', 'faulty'] as const).map((key) => ({
                  ...{ key, title: t(`lists.${key}`), align: 'end' as const },
                  cell: (row: Book['imports'][number]) => formatNumber(row[key], language),
                })),
              ]}
            />
          )}
          {book.reads.length > 0 && (
            <Table
              caption={t('lists.reads')}
              rows={book.reads.map((read, index) => ({ ...read, key: `${read.at} ${index}` }))}
              rowKey={({ key }) => key}
              columns={[
                { key: 'at', title: t('lists.at'), cell: ({ at }) => moment(at) },
                { key: 'who', title: t('lists.who'), cell: ({ name }) => name ?? '–' },
                { key: 'what', title: t('lists.what'), cell: ({ what }) => t(`letters.what_${what}`) },
              ]}
            />
          )}
        </>
      )}
    </div>
  )
}
