import { useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'
import { CodeReader } from '../scan/code-reader.tsx'
import type { Expected, Roll } from './kept-rolls.ts'
import { matchCard, type NoMatch } from './match-card.ts'

interface DoorCardProps {
  readonly rolls: readonly Roll[]
  readonly roll: Roll
  readonly onMark: (person: Expected, card: string) => Promise<void>
}

/** A delegate shows the card: its QR before the camera, or the short code beside it typed. */
export function DoorCard({ rolls, roll, onMark }: DoorCardProps) {
  const { region } = useDesk()
  const { t, ofCode } = useWords()
  const [said, setSaid] = useState<NoMatch | { readonly seen: string; readonly isNew: boolean }>()

  async function read(given: string): Promise<boolean> {
    const found = matchCard(rolls, roll, region, given)
    if (!('person' in found)) {
      setSaid(found)
      return false
    }
    const { person } = found
    const isNew = !person.present || person.substitute !== null
    if (isNew) await onMark({ ...person, present: true, substitute: null }, given)
    setSaid({ seen: person.name, isNew })
    return true
  }

  return (
    <div className="card stack">
      <CodeReader
        name="card"
        label={t('cohort.card_code')}
        hint={t('cohort.card_code_hint')}
        word={t('cohort.mark_present')}
        onRead={read}
      />
      {said && 'problem' in said && (
        <Notice tone="broken" {...(said.name && { title: said.name })}>
          {ofCode(said.problem)}
        </Notice>
      )}
      {said && 'seen' in said && (
        <Notice tone="done" title={said.seen}>
          {t(said.isNew ? 'cohort.card_marked' : 'cohort.card_marked_before')}
        </Notice>
      )}
    </div>
  )
}
