import { messages } from '@guyub/contract/outbox'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { formatMoment } from '../../kernel/format.ts'
import { MESSAGE_TONES } from '../../kernel/message-tones.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { useDesk } from '../desk-context.ts'

type Message = z.output<typeof messages.answer>[number]

/** What the applicant was told, and which way, so that an officer need not ask whether the family knows. */
export function CaseMessages({ caseId, version }: { readonly caseId: string; readonly version: number }) {
  const { call } = useDesk()
  const { t, ofCode } = useWords()
  const [all, setAll] = useState<readonly Message[]>()
  const [problem, setProblem] = useState<string>()
  // A case that moved may have told its applicant so: asked again with every version.
  useEffect(() => {
    void call(messages, { caseId }).then((reply) => {
      setProblem(reply.ok ? undefined : reply.problem.code)
      if (reply.ok) setAll(reply.answer)
    })
  }, [call, caseId, version])
  return (
    <details className="card" data-messages="">
      <summary>
        <strong>{t('desk.messages')}</strong> {all && <span className="count">{all.length}</span>}
      </summary>
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {all?.length === 0 && <p className="small quiet">{t('desk.messages_none')}</p>}
      <ul className="plain-list small">
        {all?.map((message) => (
          <MessageLine key={`${message.at}-${message.about.id}`} message={message} />
        ))}
      </ul>
      <p className="small quiet">{t('desk.messages_hint')}</p>
    </details>
  )
}

function MessageLine({
  message: { at, about, product, channel, recipient, isHidden, state, notBefore, sentAt },
}: {
  readonly message: Message
}) {
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  return (
    <li>
      <div className="row">
        <strong>{of(about)}</strong>
        <StateBadge tone={MESSAGE_TONES[state]} word={t(`desk.message_${state}`)} />
      </div>
      {product && <div>{of(product)}</div>}
      <div className="quiet">
        {t(`desk.message_by_${channel}`)}{' '}
        {channel === 'print' ? '' : (recipient ?? t(isHidden ? 'desk.kept_secret' : 'desk.erased'))} ·{' '}
        {formatMoment(sentAt ?? at, language, zone)}
        {!sentAt &&
          notBefore &&
          ` · ${t('desk.message_not_before', { at: formatMoment(notBefore, language, zone) })}`}
      </div>
    </li>
  )
}
