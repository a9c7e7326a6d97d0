import type { NodeItem, NodeWarning } from '@guyub/contract/nodes'
import { formatBytes, formatLongSpan, formatMoment, formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { ReasonForm } from './reason-form.tsx'

const BROKEN: readonly NodeWarning[] = ['fault', 'silent', 'certificate_over', 'storage_low']
/** A clock that is off by less is right. */
const RIGHT_MS = 2 * 60_000

/** One node: what should be looked at in sentences, then what it said of itself. */
export function NodeCard({ node, command }: { readonly node: NodeItem; readonly command: string }) {
  const { t, ofCode, language } = useWords()
  const { zone } = useVisit()
  const { warnings, health } = node
  const isBroken = warnings.some((warning) => BROKEN.includes(warning))
  const moment = (at: string) => formatMoment(at, language, zone)
  const heard = node.lastMetAt
    ? `${moment(node.lastMetAt)}, ${t(node.lastWay === 'stick' ? 'nodes.by_stick' : 'nodes.by_line')}`
    : t('nodes.never')
  return (
    <li className="card stack" aria-label={node.name}>
      <div className="node-head">
        <h2>
          {node.name} <span className="quiet">{node.officeName}</span>
        </h2>
        {node.revokedAt ? (
          <StateBadge
            tone="broken"
            word={t('nodes.is_revoked', { day: formatShortDay(node.revokedAt, language, zone) })}
          />
        ) : (
          warnings.length === 0 && <StateBadge tone="done" word={t('nodes.fine')} />
        )}
      </div>
      {node.reason && <p>{node.reason}</p>}
      {warnings.length > 0 && (
        <ul className={isBroken ? 'node-warnings node-broken' : 'node-warnings'}>
          {warnings.map((warning) => (
            <li key={warning}>
              {t(`nodes.warning_${warning}`, {
                ...{ count: node.refused, fault: node.lastFault ? ofCode(node.lastFault) : '' },
              })}
            </li>
          ))}
        </ul>
      )}
      <dl className="node-facts">
        <Fact word={t('nodes.last_met')}>{heard}</Fact>
        {health && (
          <>
            <Fact word={t('nodes.waiting')}>
              {t('nodes.waiting_text', { waiting: health.waiting, refused: node.refused })}
            </Fact>
            <Fact word={t('nodes.storage')}>
              {health.storage ? formatBytes(health.storage.free, language) : '–'}
            </Fact>
            <Fact word={t('nodes.memory')}>{formatBytes(health.memory, language)}</Fact>
            <Fact word={t('nodes.clock')}>{clockWords(node.clockMs ?? 0)}</Fact>
            <Fact word={t('nodes.certificate')}>
              {health.certificateUntil ? formatShortDay(health.certificateUntil, language, zone) : '–'}
            </Fact>
            <Fact word={t('nodes.version')}>{health.version}</Fact>
          </>
        )}
        <Fact word={t('nodes.letter')}>
          {node.letter}A–{node.letter}Z
        </Fact>
      </dl>
      {!node.revokedAt && (
        <ReasonForm intent="revoke" command={command} about={{ name: 'node', id: node.nodeId }} />
      )}
    </li>
  )

  function clockWords(ms: number): string {
    if (Math.abs(ms) < RIGHT_MS) return t('nodes.clock_right')
    const span = formatLongSpan(Math.round(Math.abs(ms) / 60_000), language)
    return t(ms > 0 ? 'nodes.clock_ahead' : 'nodes.clock_behind', { span })
  }
}

function Fact({ word, children }: { readonly word: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}
