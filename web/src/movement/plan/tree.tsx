import { plan } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { DIMENSIONS, DimensionTag } from '../ui/dimension-tag/dimension-tag.tsx'
import { DownloadLinks } from '../ui/download-links/download-links.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { Figure } from '../ui/figure/figure.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { useProgressWords } from './progress-words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const year = new URL(request.url).searchParams.get('tahun')
  const reply = await visitOf(context).call(plan, year ? { year } : {})
  if (!reply.ok && reply.problem.code === 'plan.none') return { plan: null }
  return { plan: answerOrLeave(request, reply) }
}

/** The plan as it stands today: six dimensions, each computed and each open down to what happened. */
export default function Plan() {
  const { plan } = useLoaderData<typeof loader>()
  const { t, own, language } = useWords()
  const progressWords = useProgressWords()
  if (!plan)
    return (
      <EmptyState level={1} title={t('movement.no_plan')}>
        {t('movement.no_plan_text')}
      </EmptyState>
    )
  const [title, vision] = [own(plan.title), own(plan.vision)]
  const nameOf = (key: string) => plan.dimensions.find((dimension) => dimension.key === key)?.name ?? key
  return (
    <div className="stack-wide">
      <PageHeader
        title={title.words}
        titleLang={title.lang}
        lead={
          <>
            <span lang={vision.lang}>{vision.words}</span> · {plan.firstYear}–{plan.lastYear}
          </>
        }
      />
      {plan.missing.length > 0 && (
        <Notice tone="late" title={t('movement.missing')}>
          {t('movement.missing_text', { names: plan.missing.map(nameOf).join(', ') })}
        </Notice>
      )}
      <section className="card">
        <Figure
          label={t('movement.whole', { year: plan.year })}
          unknown={t('shell.unknown')}
          {...progressWords(plan.progress)}
        />
      </section>
      <ul className="dimensions">
        {plan.dimensions.map((dimension) => {
          const known = DIMENSIONS.find((one) => one === dimension.key)
          return (
            <li key={dimension.key} className="card stack" data-dimension={dimension.key}>
              {known && <DimensionTag dimension={known} label={dimension.name} />}
              <Figure
                // The plan is written in Indonesian; in English its dimensions have our words.
                label={known && language === 'en' ? t(`dimension.${known}`) : dimension.gloss}
                unknown={t('shell.unknown')}
                href={`/gerakan/dimensi/${dimension.key}`}
                {...progressWords(dimension.progress)}
              />
            </li>
          )
        })}
      </ul>
      <DownloadLinks
        label={t('movement.download')}
        href={(format) => `/gerakan/unduh/rencana/${format}?tahun=${plan.year}`}
      />
      <p className="small quiet" lang="id">
        {plan.regulation} · {plan.source}
      </p>
    </div>
  )
}
