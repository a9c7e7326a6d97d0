import { planVision } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Figure } from '../../ui/figure/figure.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { useProgressWords } from '../progress-words.ts'
import { SampleMark } from './sample-mark.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const reply = await visitOf(context).call(planVision, {})
  if (!reply.ok && reply.problem.code === 'plan.none') return { vision: null }
  return { vision: answerOrLeave(request, reply) }
}

/** The vision of the plan for everybody: each of its words opens what people asked for and what is done. */
export default function VisionPage() {
  const { vision } = useLoaderData<typeof loader>()
  const { t, own } = useWords()
  const progressWords = useProgressWords()
  if (!vision)
    return (
      <EmptyState level={1} title={t('movement.no_plan')}>
        {t('plan.no_public_plan')}
      </EmptyState>
    )
  const [title, words] = [own(vision.title), own(vision.vision)]
  return (
    <div className="stack-wide">
      <PageHeader
        title={words.words}
        titleLang={words.lang}
        lead={
          <>
            <span lang={title.lang}>{title.words}</span> · {vision.firstYear}–{vision.lastYear} ·{' '}
            {t(`plan.status_${vision.status}`)}
          </>
        }
      />
      <SampleMark isSample={vision.isSample} />
      {vision.words.length === 0 && <p className="quiet">{t('plan.no_words')}</p>}
      <ul className="dimensions">
        {vision.words.map((word) => (
          <li key={word.id} className="card stack">
            <h2 lang={own(word.word).lang}>
              <a href={`/gerakan/visi/${word.id}`}>{own(word.word).words}</a>
            </h2>
            {word.meaning && <p lang={own(word.meaning).lang}>{own(word.meaning).words}</p>}
            <Figure
              label={t('movement.whole', { year: vision.year })}
              unknown={t('shell.unknown')}
              {...progressWords(word.progress)}
            />
          </li>
        ))}
      </ul>
      {vision.missions.length > 0 && (
        <section className="stack">
          <h2>{t('plan.many_mission')}</h2>
          <ol>
            {vision.missions.map((mission) => (
              <li key={mission.id} lang={own(mission).lang}>
                {own(mission).words}
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}
