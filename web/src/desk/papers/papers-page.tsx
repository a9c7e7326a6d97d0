import { awaiting } from '@guyub/contract/cases'
import { type DragEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { FileField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import '../../words/counter-words.ts'
import { useDesk } from '../desk-context.ts'
import { AwaitingTable } from './awaiting-table.tsx'
import {
  type Awaited,
  chosenOf,
  chosenTwice,
  confirmDropped,
  type Dropped,
  doubtsAbout,
  dropped,
  keyOf,
  mayConfirm,
  readDropped,
} from './dropped.ts'
import { DroppedRow } from './dropped-row.tsx'
import './papers.css'

/** Many signed papers at once: each is matched by its number, and a person confirms all that are certain or one by one. */
export default function PapersPage() {
  const { call, region } = useDesk()
  const { t, ofCode } = useWords()
  const [waiting, setWaiting] = useState<{ readonly items: readonly Awaited[]; readonly more: boolean }>()
  const [files, setFiles] = useState<readonly Dropped[]>([])
  const [problem, setProblem] = useState<string>()
  const [isOver, setIsOver] = useState(false)
  const isBusy = useRef(false)

  const load = useCallback(async () => {
    const reply = await call(awaiting, { for: 'paper' })
    if (reply.ok) setWaiting(reply.answer)
    setProblem(reply.ok ? undefined : reply.problem.code)
  }, [call])
  useEffect(() => void load(), [load])

  const put = useCallback(
    (changed: Dropped) => setFiles((all) => all.map((one) => (one.id === changed.id ? changed : one))),
    [],
  )

  // One after the other, in the order in which they were dropped; more may come meanwhile.
  useEffect(() => {
    const next = files.find(({ state }) => state === 'waiting')
    if (!next || isBusy.current) return
    isBusy.current = true
    put({ ...next, state: 'reading' })
    void readDropped(region, next).then((read) => {
      isBusy.current = false
      put(read)
    })
  }, [files, region, put])

  function take(list: FileList | null): void {
    const known = new Set(files.map(({ file }) => nameAndSize(file)))
    const fresh = [...(list ?? [])].filter((file) => !known.has(nameAndSize(file)))
    setFiles((all) => [...all, ...fresh.map(dropped)])
  }

  async function confirm(some: readonly Dropped[]): Promise<void> {
    for (const one of some) {
      put({ ...one, state: 'sending' })
      put(await confirmDropped(call, region, one))
    }
    await load()
  }

  const twice = chosenTwice(files)
  const certain = files.filter((one) => mayConfirm(one) && !doubtsAbout(one, twice).length && !one.problem)
  const toRead = files.filter(({ state }) => state === 'waiting' || state === 'reading').length
  const done = files.filter(({ state }) => state === 'done').length
  const taken = new Set(files.flatMap((one) => chosenOf(one) ?? []).map(keyOf))
  const left = waiting?.items.filter((item) => !taken.has(keyOf(item))) ?? []
  return (
    <div className="stack-wide">
      <PageHeader title={t('counter.papers')} lead={t('counter.papers_lead')} />
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is dropped here can be chosen with the field inside as well */}
      <div
        className="drop"
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event: DragEvent) => {
          event.preventDefault()
          setIsOver(false)
          take(event.dataTransfer.files)
        }}
      >
        <FileField
          name="papers"
          label={t('counter.papers_drop')}
          hint={t('counter.papers_drop_hint')}
          accept="application/pdf"
          multiple
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </div>
      {files.length > 0 && (
        <section className="stack" aria-label={t('counter.papers_files')}>
          <p role="status">
            {toRead > 0
              ? t('counter.papers_reading', { left: toRead, count: files.length })
              : t('counter.papers_read', { count: files.length, certain: certain.length, done })}
          </p>
          <div className="row">
            {certain.length > 0 && (
              <Button type="button" icon="check" onClick={() => void confirm(certain)}>
                {t('counter.papers_confirm_all', { count: certain.length })}
              </Button>
            )}
            {done > 0 && (
              <Button
                type="button"
                kind="plain"
                onClick={() => setFiles(files.filter(({ state }) => state !== 'done'))}
              >
                {t('counter.papers_clear')}
              </Button>
            )}
          </div>
          <p className="small quiet">{t('counter.papers_final')}</p>
          <ul className="dropped">
            {files.map((one) => (
              <DroppedRow
                key={one.id}
                one={one}
                doubts={doubtsAbout(one, twice)}
                onChoose={(chosen) => put({ ...one, chosen })}
                onConfirm={() => void confirm([one])}
                onAgain={() => put({ ...one, state: 'waiting' })}
                onDrop={() => setFiles(files.filter(({ id }) => id !== one.id))}
              />
            ))}
          </ul>
        </section>
      )}
      <section className="stack">
        <h2>{t('counter.papers_left', { count: left.length })}</h2>
        {!waiting && !problem && <Skeleton word={t('shell.loading')} lines={4} />}
        {waiting && !left.length && (
          <EmptyState title={t('counter.papers_none')}>{t('counter.papers_none_text')}</EmptyState>
        )}
        {waiting?.more && <Notice>{t('counter.awaiting_more', { count: waiting.items.length })}</Notice>}
        {left.length > 0 && (
          <AwaitingTable items={left} caption={t('counter.papers_left', { count: left.length })} />
        )}
      </section>
    </div>
  )
}

const nameAndSize = ({ name, size, lastModified }: File) => `${name} ${size} ${lastModified}`
