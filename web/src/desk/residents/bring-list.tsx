import { newCommandId } from '@guyub/contract/command'
import { importResidents } from '@guyub/contract/residents'
import { useState } from 'react'
import type { z } from 'zod'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { FileField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { Table } from '../../ui/table/table.tsx'
import { useDesk } from '../desk-context.ts'
import { sha256 } from '../device/seal.ts'
import { sendBytes } from '../send-bytes.ts'

type Outcome = z.output<typeof importResidents.answer>

interface Trial {
  readonly file: File
  readonly outcome: Outcome
  /** Of the real one: what is sent again is done once. */
  readonly commandId: string
}

const MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook is tried as soon as it is chosen; written only when somebody says so. */
export function BringList({ onDone }: { readonly onDone: () => Promise<void> }) {
  const { region } = useDesk()
  const { t, ofCode, language } = useWords()
  const [trial, setTrial] = useState<Trial>()
  const [done, setDone] = useState<Outcome>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)

  async function send(file: File, commandId: string, isTrial: boolean) {
    setIsBusy(true)
    setProblem(undefined)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const query = { commandId, isTrial, sha256: await sha256(bytes) }
    const reply = await sendBytes<Outcome>(region, importResidents.path, query, bytes, MEDIA)
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
    await onDone()
  }

  const shown = trial?.outcome ?? done
  return (
    <section className="card stack">
      <h2>{t('residents.bring')}</h2>
      <FileField
        name="list"
        label={t('residents.file')}
        hint={t('residents.file_hint')}
        accept=".xlsx"
        disabled={isBusy}
        onChange={(event) => void tryList(event.target.files?.[0])}
      />
      <p role="status">{isBusy && t('residents.reading')}</p>
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {done && <Notice tone="done">{t('residents.written')}</Notice>}
      {shown && (
        <dl className="facts">
          {(['rows', 'added', 'changed', 'same', 'left', 'faulty'] as const).map((key) => (
            <div key={key}>
              <dt>{t(`residents.${key}`)}</dt>
              <dd className="numbers">{formatNumber(shown[key], language)}</dd>
            </div>
          ))}
        </dl>
      )}
      {trial && (
        <div className="row">
          <Button type="button" icon="check" disabled={isBusy} onClick={() => void write()}>
            {t('residents.write', {
              count: trial.outcome.added + trial.outcome.changed + trial.outcome.left,
            })}
          </Button>
        </div>
      )}
      {shown && shown.faults.length > 0 && (
        <Table
          caption={t('residents.faults')}
          rows={shown.faults.map((fault, index) => ({ ...fault, key: String(index) }))}
          rowKey={({ key }) => key}
          columns={[
            { key: 'row', title: t('residents.row'), cell: ({ row }) => row },
            { key: 'column', title: t('residents.column'), cell: ({ column }) => <code>{column}</code> },
            { key: 'fault', title: t('residents.fault'), cell: ({ code }) => ofCode(code) },
          ]}
        />
      )}
    </section>
  )
}
