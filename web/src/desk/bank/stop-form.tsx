import { useState } from 'react'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { AtScale } from './at-scale.tsx'
import type { Line } from './file-deposit.ts'
import type { KeptRound, KeptStop } from './kept-rounds.ts'
import { useScaleLines } from './use-scale-lines.ts'

interface StopFormProps {
  readonly round: KeptRound
  readonly stop: KeptStop
  /** One at a time: a person stands at one scale. */
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onEnd: (state: 'collected' | 'missed', items: readonly Line[], note: string) => Promise<void>
}

/** One stop: what the collector's scale says, kind by kind, or why nothing came of it. */
export function StopForm({ round, stop, isOpen, onOpen, onEnd }: StopFormProps) {
  const { t, of, language } = useWords()
  const scale = useScaleLines(round.heaviest)
  const [note, setNote] = useState('')
  // A word of two letters tells nobody anything, and is refused later.
  const isShort = note.trim().length > 0 && note.trim().length < 3

  async function collect(): Promise<void> {
    const items = scale.asked()
    if (items && !isShort) await onEnd('collected', items, note.trim())
  }

  return (
    <li className="card stack">
      <div>
        <strong lang="id">
          {stop.place}. {stop.name}
        </strong>
        <div className="small quiet">
          {stop.where && <span lang="id">{stop.where} · </span>}
          {t('ledger.stop_store', { weight: formatNumber(stop.grams / 1000, language, 3) })}
        </div>
      </div>
      {isOpen ? (
        <>
          <AtScale
            scale={scale}
            goods={round.commodities.map(({ key, title }) => ({ key, title: of(title) }))}
          />
          <Field
            name="note"
            label={t('ledger.stop_note')}
            optional={t('ledger.optional')}
            error={isShort ? t('ledger.stop_note_short') : undefined}
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <div className="row">
            <Button type="button" onClick={() => void collect()}>
              {t('ledger.stop_collect')}
            </Button>
            <Button
              type="button"
              kind="second"
              onClick={() => void (isShort || onEnd('missed', [], note.trim()))}
            >
              {t('ledger.stop_miss')}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button
            type="button"
            kind="second"
            aria-label={t('ledger.stop_open_named', { name: stop.name })}
            onClick={onOpen}
          >
            {t('ledger.stop_open')}
          </Button>
        </div>
      )}
    </li>
  )
}
