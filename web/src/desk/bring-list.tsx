import { newCommandId } from '@guyub/contract/command'
import { type ReactNode, useState } from 'react'
import { formatNumber } from '../kernel/format.ts'
import { useWords } from '../kernel/use-words.ts'
import { Button } from '../ui/button/button.tsx'
import { FileField } from '../ui/field/field.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { Table } from '../ui/table/table.tsx'
import '../words/lists-words.ts'
import { useDesk } from './desk-context.ts'
import { sha256 } from './device/seal.ts'
import { sendBytes } from './send-bytes.ts'

export interface Outcome {
  readonly faults: readonly { readonly row: number; readonly column: string; readonly code: string }[]
}

interface Trial<Told> {
  readonly file: File
  readonly outcome: Told
  /** Of the real one: what is sent again is done once. */
  readonly commandId: string
}

interface BringListProps<Told extends Outcome> {
  readonly path: string
  readonly title: string
  readonly file: { readonly label: string; readonly hint: string; readonly accept: string }
  /** What is counted, in its order, as it is called. */
  readonly counts: readonly { readonly key: keyof Told & string; readonly word: string }[]
  /** How much would be written. */
  readonly changes: (told: Told) => number
  /** What else is to be said of what was read. */
  readonly besides?: (told: Told) => ReactNode
  readonly onDone: () => Promise<void>
}

const MEDIA = 'application/octet-stream'

/** A list is tried as soon as it is chosen, and told row by row; written only when somebody says so. */
export function BringList<Told extends Outcome>({
  path,
  title,
  file: field,
  ...props
}: BringListProps<Told>) {
  const { region } = useDesk()
  const { t, ofCode, language } = useWords()
  const [trial, setTrial] = useState<Trial<Told>>()
  const [done, setDone] = useState<Told>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)

  async function send(file: File, commandId: string, isTrial: boolean) {
    setIsBusy(true)
    setProblem(undefined)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const query = { commandId, isTrial, sha256: await sha256(bytes) }
    const reply = await sendBytes<Told>(region, path, query, bytes, MEDIA)
    setIsBusy(false)
    if (!reply.ok) setProblem(reply.problem.code)
    return reply.ok ? reply.answer : undefined
  }

  async function tryList(file: File | undefined): Promise<void> {
    setTrial(undefined)
    setDone(undefined)
    if (!file) return
    const commandId = newCommandId()
    const outcome = await send(file, commandId, true)
    if (outcome) setTrial({ file, outcome, commandId })
  }

  async function write(): Promise<void> {
    const outcome = trial && (await send(trial.file, trial.commandId, false))
    if (!outcome) return
    setTrial(undefined)
    setDone(outcome)
    await props.onDone()
  }

  const shown = trial?.outcome ?? done
  return (
    <section className="card stack">
      <h2>{title}</h2>
      <FileField
        name="list"
        label={field.label}
        hint={field.hint}
        accept={field.accept}
        disabled={isBusy}
        onChange={(event) => void tryList(event.target.files?.[0])}
      />
      <p role="status">{isBusy && t('lists.reading')}</p>
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {done && <Notice tone="done">{t('lists.written')}</Notice>}
      {shown && (
        <dl className="facts">
          {props.counts.map(({ key, word }) => (
            <div key={key}>
              <dt>{word}</dt>
              <dd className="numbers">{formatNumber(Number(shown[key]), language)}</dd>
            </div>
          ))}
        </dl>
      )}
      {shown && props.besides?.(shown)}
      {trial && (
        <div className="row">
          <Button type="button" icon="check" disabled={isBusy} onClick={() => void write()}>
            {t('lists.write', { count: props.changes(trial.outcome) })}
          </Button>
        </div>
      )}
      {shown && shown.faults.length > 0 && (
        <Table
          caption={t('lists.faults')}
          rows={shown.faults.map((fault, index) => ({ ...fault, key: String(index) }))}
          rowKey={({ key }) => key}
          columns={[
            { key: 'row', title: t('lists.row'), cell: ({ row }) => row },
            { key: 'column', title: t('lists.column'), cell: ({ column }) => <code>{column}</code> },
            { key: 'fault', title: t('lists.fault'), cell: ({ code }) => ofCode(code) },
          ]}
        />
      )}
    </section>
  )
}
