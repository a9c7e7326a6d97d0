import { like } from '@guyub/contract/cases'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'
import type { Linked } from './into-field.tsx'
import { useOfficeNames } from './office-names.ts'

type Like = z.output<typeof like.answer>

/** Requests that may be about the same, and those that turned out to be. Nothing where there is none. */
export function LikeCases({ caseId, version }: { readonly caseId: string; readonly version: number }) {
  const { call } = useDesk()
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const officeName = useOfficeNames()
  const [found, setFound] = useState<Like>()
  // A corrected form is like others by what it says now: asked again with every version.
  useEffect(() => {
    void call(like, { caseId }).then((reply) => reply.ok && setFound(reply.answer))
  }, [call, caseId, version])
  if (!found) return null
  const { items, into, merged } = found
  return (
    <>
      {into && <Links word={t('counter.into')} links={[into]} />}
      {merged.length > 0 && <Links word={t('counter.merged')} links={merged} />}
      {!into && items.length > 0 && (
        <Notice tone="late" title={t('counter.like')}>
          <p>{t('counter.like_text')}</p>
          <ul>
            {items.map((one) => (
              <li key={one.id}>
                <Link to={`/meja/banding/${caseId}/${one.id}`}>
                  {t('counter.compare')}: {one.subject ?? one.trackingCode}
                </Link>{' '}
                <span className="small">
                  <span className="code">{one.trackingCode}</span> · {officeName(one.office)} ·{' '}
                  {formatMoment(one.submittedAt, language, zone)} ·{' '}
                  {one.rules.map(({ label }) => of(label)).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

function Links({ word, links }: { readonly word: string; readonly links: readonly Linked[] }) {
  return (
    <p>
      {word}:{' '}
      {links.map(({ id, trackingCode }) => (
        <Link key={id} className="code" to={`/meja/permohonan/${id}`}>
          {trackingCode}{' '}
        </Link>
      ))}
    </p>
  )
}
