import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { AskTwice } from '../ask-twice.tsx'
import type { Waiting, WaitsFor } from './outbox.ts'

const COMMAND_WORDS = {
  submit: 'desk.command_submit',
  attach: 'desk.command_attach',
  attend: 'cohort.command_attend',
  enumerate: 'survey.command_enumerate',
  deposit: 'desk.command_deposit',
  collect: 'desk.command_collect',
  arrive: 'desk.command_arrive',
} as const

interface WaitingCardProps {
  readonly waiting: Waiting
  readonly waitsFor: WaitsFor
  readonly onAgain: () => Promise<void>
  readonly onReopen: () => Promise<void>
  readonly onDiscard: () => Promise<void>
}

/** One command that waits; a refused one says why, and what a person can do about it. */
export function WaitingCard({ waiting, waitsFor, onAgain, onReopen, onDiscard }: WaitingCardProps) {
  const { id, kind, subject, refused } = waiting
  const { t, ofCode } = useWords()
  return (
    <li className="card row">
      <div style={{ flex: 1 }}>
        <strong>{subject || t('desk.draft_unnamed')}</strong>
        <div className="small quiet">{t(COMMAND_WORDS[kind])}</div>
        {refused ? (
          <div className="field-error">{ofCode(refused.code)}</div>
        ) : (
          <div className="small">{t(`desk.waits_${waitsFor}`)}</div>
        )}
      </div>
      <StateBadge
        tone={refused ? 'broken' : 'waiting'}
        word={t(refused ? 'desk.command_refused' : 'desk.command_waits')}
      />
      {refused && (
        <>
          <Button type="button" size="small" kind="second" onClick={() => void onAgain()}>
            {t('desk.try_again')}
          </Button>
          {kind === 'submit' && (
            <Button type="button" size="small" onClick={() => void onReopen()}>
              {t('desk.mend')}
            </Button>
          )}
          {kind === 'enumerate' && (
            <ButtonLink size="small" href={`/meja/survei?perbaiki=${id}`}>
              {t('desk.mend')}
            </ButtonLink>
          )}
          {/* A request of a family is never thrown away by a press: its paper is out. A photograph can be taken again. */}
          {kind !== 'submit' && (
            <AskTwice word={t('desk.discard')} about={subject} onSend={onDiscard}>
              <p className="small">
                {t(kind === 'attach' ? 'desk.discard_photo_text' : 'desk.discard_text')}
              </p>
            </AskTwice>
          )}
        </>
      )}
    </li>
  )
}
