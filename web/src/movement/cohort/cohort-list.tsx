import { beginCohort, cohorts } from '@guyub/contract/cohort'
import { newCommandId } from '@guyub/contract/command'
import { me } from '@guyub/contract/identity'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const all = answerOrLeave(request, await call(cohorts, {}))
  const who = await call(me, {})
  return { all, mayManage: who.ok && (who.answer.acting?.permissions.includes('cohort.manage') ?? false) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const reply = await visitOf(context).call(beginCohort, {
    ...{
      commandId: newCommandId(),
      template: text('template'),
      title: text('title'),
      wave: text('wave') || null,
    },
  })
  if (reply.ok) throw redirect(`/gerakan/bimtek/${reply.answer.cohortId}`, 303)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** Technical guidance and public briefings of the region. */
export default function CohortList() {
  const { all, mayManage } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const day = (iso: string | null) => (iso ? formatShortDay(`${iso}T00:00:00Z`, language, 'UTC') : '–')
  return (
    <div className="stack-wide">
      <PageHeader title={t('cohort.cohorts')} lead={t('cohort.cohorts_lead')} />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {all.length === 0 ? (
        <EmptyState title={t('cohort.none')}>{t('cohort.none_text')}</EmptyState>
      ) : (
        <Table
          caption={t('cohort.cohorts')}
          captionHidden
          rows={all}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              title: t('cohort.what'),
              cell: ({ id, title, isSample }) => (
                <>
                  <a href={`/gerakan/bimtek/${id}`} lang="id">
                    {title}
                  </a>
                  {isSample && <span className="quiet"> ({t('cohort.sample_word')})</span>}
                </>
              ),
            },
            { key: 'wave', title: t('cohort.wave'), cell: ({ wave }) => wave ?? '–' },
            { key: 'stages', title: t('cohort.stages'), align: 'end', cell: ({ stages }) => stages },
            { key: 'first', title: t('cohort.first_day'), cell: ({ firstDay }) => day(firstDay) },
            { key: 'last', title: t('cohort.last_day'), cell: ({ lastDay }) => day(lastDay) },
            {
              key: 'delegates',
              title: t('cohort.delegates'),
              align: 'end',
              cell: ({ delegates }) => delegates,
            },
          ]}
        />
      )}
      {mayManage && (
        <form method="post" className="card stack">
          <h2>{t('cohort.begin')}</h2>
          <p className="quiet">{t('cohort.begin_text')}</p>
          <Choice
            name="template"
            label={t('cohort.template')}
            value="bimtek"
            options={[
              { key: 'bimtek', label: t('cohort.template_bimtek') },
              { key: 'sosialisasi', label: t('cohort.template_sosialisasi') },
            ]}
          />
          <Field name="title" label={t('cohort.title')} required maxLength={300} width="full" />
          <Field
            name="wave"
            label={t('cohort.wave')}
            optional={t('cohort.optional')}
            maxLength={100}
            width="short"
          />
          <div>
            <Button>{t('cohort.begin')}</Button>
          </div>
        </form>
      )}
    </div>
  )
}
