import { planWord } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { DIMENSIONS, DimensionTag } from '../../ui/dimension-tag/dimension-tag.tsx'
import { Figure } from '../../ui/figure/figure.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import { useProgressWords } from '../progress-words.ts'
import { spanWords } from './month-words.ts'
import { SampleMark } from './sample-mark.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reply = await visitOf(context).call(planWord, { wordId: params.wordId ?? '' })
  return answerOrLeave(request, reply)
}

/** One word of the vision: what people asked for, what is done for it, and how far that is. */
export default function WordPage() {
  const { word, vision, needs, activities, isSample, year } = useLoaderData<typeof loader>()
  const { t, own, of, language } = useWords()
  const progressWords = useProgressWords()
  const title = own(word.word)
  const titleOf = (id: string) => activities.find((activity) => activity.id === id)?.title.id
  return (
    <div className="stack-wide">
      <PageHeader
        title={title.words}
        titleLang={title.lang}
        lead={word.meaning && <span lang={own(word.meaning).lang}>{own(word.meaning).words}</span>}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/visi', word: own(vision).words }]}
      />
      <SampleMark isSample={isSample} />
      <section className="card">
        <Figure
          label={t('movement.whole', { year })}
          unknown={t('shell.unknown')}
          {...progressWords(word.progress)}
        />
      </section>
      <section className="stack">
        <h2>{t('plan.what_people_asked')}</h2>
        {needs.length === 0 && <p className="quiet">{t('plan.nothing_yet')}</p>}
        <ul>
          {needs.map((need) => {
            const answers = need.activities.flatMap((id) => titleOf(id) ?? [])
            return (
              <li key={need.statement}>
                <span lang="id">{need.statement}</span>{' '}
                <span className="small quiet">({of(need.source)})</span>
                <p className="small" lang="id">
                  {answers.length ? `→ ${answers.join(', ')}` : `→ ${t('plan.no_answer_yet')}`}
                </p>
              </li>
            )
          })}
        </ul>
      </section>
      <section className="stack">
        <h2>{t('plan.what_is_done')}</h2>
        {activities.length === 0 ? (
          <p className="quiet">{t('movement.no_activity')}</p>
        ) : (
          <Table
            caption={t('plan.what_is_done')}
            captionHidden
            rows={activities}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'title',
                title: t('plan.kind_activity'),
                cell: (activity) => <span lang={own(activity.title).lang}>{own(activity.title).words}</span>,
              },
              {
                key: 'dimension',
                title: t('plan.field_dimension'),
                cell: ({ dimension }) => {
                  const known = DIMENSIONS.find((one) => one === dimension)
                  return known ? (
                    <DimensionTag dimension={known} label={t(`dimension.${known}`)} />
                  ) : (
                    dimension
                  )
                },
              },
              { key: 'owner', title: t('plan.field_ownerCode'), cell: ({ owner }) => owner ?? '–' },
              {
                key: 'when',
                title: t('plan.when'),
                cell: (activity) => spanWords(activity, language),
              },
              {
                key: 'progress',
                title: t('plan.achieved'),
                align: 'end',
                cell: ({ progress }) => progressWords(progress).value ?? t('shell.unknown'),
              },
            ]}
          />
        )}
      </section>
    </div>
  )
}
