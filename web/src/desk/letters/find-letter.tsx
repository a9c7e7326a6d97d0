import { findLetters, openLetter } from '@guyub/contract/letters'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { formatShortDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { Table } from '../../ui/table/table.tsx'
import { useDesk } from '../desk-context.ts'
import { OpenedLetter } from './opened-letter.tsx'

type Found = z.output<typeof findLetters.answer>
type Opened = z.output<typeof openLetter.answer>
const WAYS = ['number', 'name', 'nik'] as const

interface FindLetterProps {
  readonly onLook: () => Promise<void>
  readonly mayErase: boolean
}

/** By its number, or by whom it was for: nobody leafs through the archive. */
export function FindLetter({ onLook, mayErase }: FindLetterProps) {
  const { call } = useDesk()
  const { t, ofCode, language } = useWords()
  const [by, setBy] = useState<(typeof WAYS)[number]>('number')
  const [text, setText] = useState('')
  const [found, setFound] = useState<Found>()
  const [opened, setOpened] = useState<Opened>()
  const [problem, setProblem] = useState<string>()
  const day = (on: string) => formatShortDay(`${on}T00:00:00Z`, language, 'UTC')

  async function find(event?: FormEvent): Promise<void> {
    event?.preventDefault()
    setOpened(undefined)
    const reply = await call(findLetters, { by, text: text.trim() })
    setFound(reply.ok ? reply.answer : undefined)
    setProblem(reply.ok ? undefined : reply.problem.code)
    await onLook()
  }

  async function open(letterId: string): Promise<void> {
    const reply = await call(openLetter, { letterId })
    setOpened(reply.ok ? reply.answer : undefined)
    setProblem(reply.ok ? undefined : reply.problem.code)
    await onLook()
  }

  return (
    <section className="card stack" aria-live="polite">
      <h2>{t('letters.find')}</h2>
      <form className="stack" onSubmit={(event) => void find(event)}>
        <Choice
          name="by"
          label={t('letters.by')}
          value={by}
          onChange={(value) => setBy(WAYS.find((way) => way === value) ?? 'number')}
          options={WAYS.map((key) => ({ key, label: t(`letters.by_${key}`) }))}
        />
        <Field
          name="text"
          label={t(`letters.by_${by}`)}
          hint={t(`letters.hint_${by}`)}
          value={text}
          inputMode={by === 'nik' ? 'numeric' : undefined}
          onChange={(event) => setText(event.target.value)}
          maxLength={100}
          required
        />
        <div>
          <Button icon="search">{t('letters.search')}</Button>
        </div>
      </form>
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {found && found.letters.length === 0 && <p>{t('letters.none')}</p>}
      {found?.hasMore && <Notice>{t('letters.too_many')}</Notice>}
      {opened && (
        <OpenedLetter
          letter={opened}
          mayErase={mayErase}
          onErased={async () => {
            setOpened(undefined)
            await find()
          }}
        />
      )}
      {found && found.letters.length > 0 && (
        <Table
          caption={t('letters.found')}
          captionHidden
          rows={found.letters}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'number',
              title: t('letters.by_number'),
              cell: ({ code, number }) => (
                <span className="code">{[code, number].filter(Boolean).join(' / ')}</span>
              ),
            },
            { key: 'kind', title: t('letters.kind'), cell: ({ kind }) => kind },
            { key: 'day', title: t('letters.day'), cell: (one) => day(one.day) },
            { key: 'person', title: t('letters.person'), cell: ({ person }) => person || '–' },
            {
              key: 'open',
              title: t('letters.open'),
              cell: ({ id, kind, number }) => (
                <Button
                  type="button"
                  kind="second"
                  size="small"
                  aria-label={t('letters.open_named', { kind, number })}
                  onClick={() => void open(id)}
                >
                  {t('letters.open')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}
