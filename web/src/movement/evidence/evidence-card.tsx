import type { EvidenceItem } from '@guyub/contract/evidence'
import type { z } from 'zod'
import { formatBytes, formatMoment, formatNumber } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'

interface EvidenceCardProps {
  readonly item: z.output<typeof EvidenceItem>
  readonly mayWithdraw: boolean
  readonly command: string
}

/** One piece of evidence: what it is, what it rests on, its hash; and that it was withdrawn, where it was. */
export function EvidenceCard({ item, mayWithdraw, command }: EvidenceCardProps) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  return (
    <article className="card stack">
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h2 lang="id">{item.title}</h2>
        <ButtonLink href={`/gerakan/bukti/${item.id}`} icon="download" kind="second" download="">
          ZIP · {formatBytes(item.bytes, language)}
        </ButtonLink>
      </div>
      {item.withdrawn && (
        <Notice
          tone="broken"
          title={t('evidence.withdrawn_on', { when: formatMoment(item.withdrawn.at, language, zone) })}
        >
          <span lang="id">{item.withdrawn.reason}</span>
        </Notice>
      )}
      <p className="small quiet">
        {item.year} · {t(`round.kind_${item.kind}`)} · {formatMoment(item.frozenAt, language, zone)}
        {item.events !== null &&
          ` · ${t('movement.from_events', { events: formatNumber(item.events, language) })}`}
        {item.upToSeq !== null && ` · ${t('movement.up_to', { seq: formatNumber(item.upToSeq, language) })}`}
      </p>
      <p className="small">
        SHA-256 <span className="code">{item.sumsSha256}</span>
      </p>
      {mayWithdraw && !item.withdrawn && (
        <details>
          <summary>{t('evidence.withdraw')}</summary>
          <form method="post" className="stack">
            <p className="small">{t('evidence.withdraw_lead')}</p>
            <input type="hidden" name="intent" value="withdraw" />
            <input type="hidden" name="command" value={command} />
            <input type="hidden" name="id" value={item.id} />
            <Field name="reason" id={`reason-${item.id}`} label={t('round.reason')} required />
            <div>
              <Button kind="danger">{t('evidence.withdraw')}</Button>
            </div>
          </form>
        </details>
      )}
    </article>
  )
}
