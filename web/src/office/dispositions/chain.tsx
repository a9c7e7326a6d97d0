import type { ChainLink } from '@guyub/contract/dispositions'
import type { CSSProperties } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Standing } from './standing.tsx'

/** The way of a task through the offices, as an indented list: each letter under the one it comes from. */
export function Chain({ links, here }: { readonly links: readonly ChainLink[]; readonly here: string }) {
  const { t } = useWords()
  return (
    <ol className="chain" aria-label={t('dispositions.chain')}>
      {links.map(({ letterId, depth, subject, from, handovers }) => (
        <li key={letterId} style={{ '--depth': Math.min(depth, 6) } as CSSProperties}>
          <p>
            {letterId === here ? (
              <strong aria-current="page">
                <span lang="id">{subject}</span> ({t('dispositions.this_letter')})
              </strong>
            ) : (
              <a href={`/kantor/disposisi/${letterId}`} lang="id">
                {subject}
              </a>
            )}
            <br />
            <span className="small quiet">
              {t('dispositions.from')}: {from.name}
            </span>
          </p>
          <ul className="plain-list">
            {handovers.map((one) => (
              <li key={`${one.to.code} ${one.state}`} className="chain-part">
                <span>→ {one.to.name}</span>
                {one.kind === 'copy' ? (
                  <span className="small quiet">{t('dispositions.copy')}</span>
                ) : (
                  <Standing one={one} />
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
