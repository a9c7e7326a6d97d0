import type { waves } from '@guyub/contract/movement'
import type { z } from 'zod'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { formatKnownDay } from './known-day.ts'

type Answer = z.output<typeof waves.answer>

interface WaveCardProps {
  readonly wave: Answer['waves'][number]
  readonly selections: Answer['selections']
  readonly mayManage: boolean
}

const KNOWN = ['invited', 'applied', 'assessed', 'selected', 'active'] as const

/** One wave. What we know by name and what sources say stand apart: neither is made out of the other. */
export function WaveCard({ wave, selections, mayManage }: WaveCardProps) {
  const { t, of, own, language } = useWords()
  const selection = selections.find(({ key }) => key === wave.selection)
  const known = KNOWN.filter((kind) => wave.known[kind] > 0)
  return (
    <article className="card stack said" id={`g${wave.id}`}>
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h2>{wave.name}</h2>
        <a href={`/gerakan/daerah?gelombang=${wave.year}`}>{t('registry.its_regions')}</a>
      </div>
      <p className="quiet">
        {t('registry.opened', { day: formatKnownDay(wave.opened, language) })}
        {wave.letter && ` · ${t('registry.letter_is', { letter: wave.letter })}`}
        {selection && ` · ${of(selection.title)}`}
      </p>
      <div className="two">
        <section className="stack">
          <h3>{t('registry.by_name')}</h3>
          {known.length === 0 ? (
            <p className="quiet">{t('registry.nobody_by_name')}</p>
          ) : (
            <ul>
              {known.map((kind) => (
                <li key={kind}>
                  {t(`registry.count_${kind}`)}: <strong>{formatNumber(wave.known[kind], language)}</strong>
                </li>
              ))}
            </ul>
          )}
          {wave.unplaced.length > 0 && (
            <p className="small">
              {t('registry.unplaced')}{' '}
              {wave.unplaced.map(({ name, candidates }) => `${name} (${candidates.join(' / ')})`).join(', ')}
            </p>
          )}
          {mayManage && (
            <p>
              <a href={`/gerakan/daerah/gelombang/${wave.id}/undang`}>{t('registry.invite')}</a>
            </p>
          )}
        </section>
        {wave.said.length > 0 && (
          <section className="stack">
            <h3>{t('registry.by_sources')}</h3>
            <ul>
              {wave.said.map(({ what, count, source, note }) => (
                <li key={`${what} ${source} ${count}`}>
                  {t(`registry.said_${what}`)}: <strong>{formatNumber(count, language)}</strong>
                  <div className="small quiet">
                    {t('movement.source', { source })}
                    {note && (
                      <>
                        . <span lang={own(note).lang}>{own(note).words}</span>
                      </>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </article>
  )
}
