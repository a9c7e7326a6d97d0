import type { AdoptedHead } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'

type Said = AdoptedHead['title']

/** What an adopted plan wants: vision, its words, missions and horizons. */
export function PlanWords({ head }: { readonly head: AdoptedHead }) {
  const { t, own } = useWords()
  const said = (text: Said) => {
    const { words, lang } = own(text)
    return <span lang={lang}>{words}</span>
  }
  return (
    <section className="stack">
      <h2>{t('region_plan.vision')}</h2>
      <p className="lead">{said(head.vision)}</p>
      {head.words.length > 0 && (
        <>
          <h3>{t('region_plan.words')}</h3>
          <ul>
            {head.words.map(({ id, word, meaning }) => (
              <li key={id}>
                <strong>{said(word)}</strong>
                {meaning && <>: {said(meaning)}</>}
              </li>
            ))}
          </ul>
        </>
      )}
      {head.missions.length > 0 && (
        <>
          <h3>{t('region_plan.missions')}</h3>
          <ol>
            {head.missions.map((mission) => (
              <li key={mission.id}>{said(mission)}</li>
            ))}
          </ol>
        </>
      )}
      {head.horizons.length > 0 && (
        <>
          <h3>{t('region_plan.horizons')}</h3>
          <ul>
            {head.horizons.map(({ span, firstYear, lastYear }) => (
              <li key={`${span.id} ${firstYear}`}>
                {said(span)}: {firstYear}–{lastYear}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
