import { me } from '@guyub/contract/identity'
import { services } from '@guyub/contract/services'
import { survey } from '@guyub/contract/survey'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { allOffices } from '../../kernel/all-offices.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { actOnSurvey } from './act-on-survey.ts'
import { DrawForms } from './draw-forms.tsx'
import { DrawTable } from './draw-table.tsx'
import { AgreeForms, CloseForm, OpenForm, ProgrammeForm } from './prepare-forms.tsx'
import { ProgrammeTable } from './programme-table.tsx'
import { STATUS_TONES } from './survey-list.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, today } = visitOf(context)
  const view = answerOrLeave(request, await call(survey, { year: params.year ?? '' }))
  const who = await call(me, {})
  const acting = who.ok ? who.answer.acting : null
  const may = acting?.permissions ?? []
  const isManaging = may.includes('survey.manage')
  const [offices, known] = isManaging
    ? await Promise.all([allOffices(call), call(services, {})])
    : [undefined, undefined]
  return {
    ...{ view, isManaging, mayClose: may.includes('survey.close') },
    // An agency sees its own buttons only.
    ownOffice: may.includes('survey.agree') ? (acting?.office.code ?? null) : null,
    agencies: (offices ?? [])
      .filter(({ kind }) => kind !== 'village')
      .map(({ code, name }) => ({ key: code, label: name })),
    services: known?.ok ? known.answer.map(({ key, title }) => ({ key, title })) : [],
    today,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { call } = visitOf(context)
  const problem = await actOnSurvey(call, params.year ?? '', form)
  if (!problem) throw redirect(`/gerakan/survei/${params.year}`, 303)
  return data({ problem: problem.code }, { status: problem.status || 500 })
}

/** A survey from its programmes to its close. */
export default function Survey() {
  const { view, isManaging, mayClose, ownOffice, agencies, services, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  const { status, year } = view
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('survey.name', { year })}
        lead={
          <>
            {view.isSample && `${t('survey.sample')} · `}
            {t('survey.purposive')}
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/survei', word: t('survey.title') }]}
        actions={
          <>
            <StateBadge tone={STATUS_TONES[status]} word={t(`survey.status_${status}`)} />
            {status === 'closed' && (
              <ButtonLink href={`/survei/hasil/${year}`}>{t('survey.see_results')}</ButtonLink>
            )}
          </>
        }
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {view.provenance !== 'SOURCE' && (
        <Notice
          title={t('survey.form_not_official', { form: view.formTitle ? of(view.formTitle) : view.form })}
        >
          {of(view.note)}
        </Notice>
      )}
      {ownOffice && status === 'preparing' && <AgreeForms view={view} office={ownOffice} />}
      {view.dimensions.map((dimension) => (
        <ProgrammeTable key={dimension.key} dimension={dimension} year={year} hasCodes={isManaging} />
      ))}
      {isManaging && status === 'preparing' && (
        <>
          <ProgrammeForm view={view} agencies={agencies} services={services} />
          <OpenForm />
        </>
      )}
      {isManaging && status === 'open' && <DrawForms view={view} today={today} />}
      {view.draws.length > 0 && <DrawTable view={view} />}
      {mayClose && status === 'open' && <CloseForm />}
    </div>
  )
}
