import { ERASE_REASONS } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { eraseLetter, type openLetter } from '@guyub/contract/letters'
import { useState } from 'react'
import type { z } from 'zod'
import { formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'

interface OpenedLetterProps {
  readonly letter: z.output<typeof openLetter.answer>
  readonly mayErase: boolean
  readonly onErased: () => Promise<void>
}

/** One letter of OpenSID, whole, and said to be that. */
export function OpenedLetter({ letter, mayErase, onErased }: OpenedLetterProps) {
  const { call } = useDesk()
  const { zone } = useVisit()
  const { t, ofCode, language } = useWords()
  const [reason, setReason] = useState<string>('person-asks')
  const [problem, setProblem] = useState<string>()
  const facts = [
    ['letters.kind', letter.kind],
    ['letters.by_number', [letter.code, letter.number].filter(Boolean).join(' / ')],
    ['letters.day', formatShortDay(`${letter.day}T00:00:00Z`, language, 'UTC')],
    ['letters.person', letter.person],
    ['letters.by_nik', letter.nik],
    ['letters.note', letter.note],
    ['letters.signer', letter.signer],
  ] as const

  async function erase(): Promise<void> {
    const ground = ERASE_REASONS.find((each) => each === reason) ?? ERASE_REASONS[2]
    const command = { letterId: letter.id, commandId: newCommandId(), reason: ground }
    const reply = await call(eraseLetter, command)
    if (reply.ok) await onErased()
    else setProblem(reply.problem.code)
  }

  return (
    <article className="card stack">
      <Notice title={t('letters.from_opensid')}>
        {t('letters.as_of', { day: formatShortDay(letter.asOf, language, zone) })}
      </Notice>
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([word, value]) => (
            <div key={word}>
              <dt>{t(word)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {mayErase && (
        <details>
          <summary>{t('letters.erase')}</summary>
          <div className="stack">
            <p className="quiet">{t('letters.erase_text')}</p>
            {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
            <Choice
              name="erase-reason"
              label={t('lists.ground')}
              value={reason}
              onChange={setReason}
              options={ERASE_REASONS.map((key) => ({ key, label: t(`lists.ground_${key}`) }))}
            />
            <Notice tone="late">{t('desk.no_way_back')}</Notice>
            <div>
              <Button type="button" kind="danger" onClick={() => void erase()}>
                {t('letters.erase_now')}
              </Button>
            </div>
          </div>
        </details>
      )}
    </article>
  )
}
