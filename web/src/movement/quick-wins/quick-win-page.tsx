import { newCommandId } from '@guyub/contract/command'
import { indicators } from '@guyub/contract/indicators'
import { planActivities, planLists, quickWin } from '@guyub/contract/plan'
import { services } from '@guyub/contract/services'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { Call } from '../../kernel/call.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { SampleMark } from '../plan/sample-mark.tsx'
import { SavedMark } from '../plan/saved-mark.tsx'
import { Measures } from './measures.tsx'
import { Profile } from './profile.tsx'
import { QuickWinFacts } from './quick-win-facts.tsx'
import { useQuickWinWords } from './quick-win-words.ts'
import { sendStep } from './send-step.ts'
import { ConcludeForm, DecideForm, LaunchForm, MeasureForm } from './step-forms.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, language, today } = visitOf(context)
  const view = answerOrLeave(request, await call(quickWin, { quickWinId: params.quickWinId ?? '' }))
  const [figures, lists] = await Promise.all([call(indicators, {}), call(planLists, {})])
  const named = (rows: readonly { key: string; title: { id: string; en: string } }[]) =>
    rows.map(({ key, title }) => ({ key, label: title[language] }))
  const all = view.may.write ? await call(services, {}) : undefined
  return {
    view,
    command: newCommandId(),
    today,
    indicators: figures.ok ? named(figures.answer) : [],
    services: all?.ok ? named(all.answer) : [],
    paperKinds: lists.ok
      ? lists.answer.paperKinds.map(({ key, label }) => ({ key, label: label[language] }))
      : [],
    activities: view.may.write && view.line.phase === 'chosen' ? await activitiesOf(call, view.line) : [],
  }
}

// Those of its dimension first: it nearly always hangs from one of them.
async function activitiesOf(call: Call, { dimension }: { readonly dimension: string }) {
  const reply = await call(planActivities, {})
  if (!reply.ok) return []
  const isOther = (line: { readonly dimension: string }) => Number(line.dimension !== dimension)
  return reply.answer
    .toSorted((a, b) => isOther(a) - isOther(b))
    .map(({ id, title }) => ({ key: id, label: title.id }))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const id = params.quickWinId ?? ''
  const reply = await sendStep(visitOf(context).call, id, await request.formData())
  if (reply.ok) return redirect(`/gerakan/quick-win/${id}?simpan=ya`, 303)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** One quick win from its nomination to its conclusion, and whatever comes next for who may do it. */
export default function QuickWinPage() {
  const { view, command, today, indicators: figures, ...lists } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const words = useQuickWinWords()
  const { line, may } = view
  return (
    <div className="stack-wide" data-dimension={line.dimension}>
      <PageHeader
        title={line.title.id}
        titleLang="id"
        lead={
          <>
            {words.dimension(line)} · {t('quickwin.of_year', { year: line.year })} ·{' '}
            {line.ownerName ?? line.owner}
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/quick-win', word: t('quickwin.title') }]}
      />
      <SampleMark isSample={view.isSample} />
      {result?.problem ? <Notice tone="broken">{ofCode(result.problem)}</Notice> : <SavedMark />}
      <p>
        <StateBadge {...words.phase(line)} />
      </p>
      <QuickWinFacts view={view} paperKinds={lists.paperKinds} />
      {may.decide && <DecideForm command={command} today={today} />}
      {line.phase !== 'nominated' && line.phase !== 'not-chosen' && (
        <Profile profile={view.profile} mayWrite={may.write} command={command} />
      )}
      {may.write && line.phase === 'chosen' && view.profile && (
        <LaunchForm {...{ view, command, today, indicators: figures, ...lists }} />
      )}
      {line.launchedOn && <Measures view={view} />}
      {may.write && line.phase === 'launched' && <MeasureForm {...{ view, command, indicators: figures }} />}
      {may.write && <ConcludeForm {...{ view, command }} />}
    </div>
  )
}
