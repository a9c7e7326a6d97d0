import { dispositions } from '@guyub/contract/dispositions'
import { contributions, findings, leftLate, rounds } from '@guyub/contract/evaluation'
import { explanations } from '@guyub/contract/explanations'
import { plan, planReminders } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatScore } from '../../kernel/format.ts'
import { ownPermissions } from '../../kernel/own-permissions.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Figure } from '../../ui/figure/figure.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Radar } from '../../ui/radar/radar.tsx'
import { Table } from '../../ui/table/table.tsx'
import { useProgressWords } from '../progress-words.ts'
import { Doors } from './doors.tsx'
import { type Task, Tasks } from './tasks.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const found = await call(plan, {})
  const view = !found.ok && found.problem.code === 'plan.none' ? null : answerOrLeave(request, found)
  // What somebody may not read is not theirs to do.
  const [permissions, evaluated, asked, waiting, toExplain, silent, letters, owed] = await Promise.all([
    ownPermissions(call),
    call(rounds, {}),
    call(contributions, {}),
    call(findings, {}),
    call(explanations, {}),
    call(planReminders, {}),
    call(dispositions, {}),
    call(leftLate, {}),
  ])
  const open = asked.ok
    ? asked.answer.filter(
        (each) => !each.isOver && (each.contribution === null || each.returnReason !== null),
      )
    : []
  const undone = waiting.ok
    ? waiting.answer.filter(({ status }) => status !== 'done' && status !== 'declined')
    : []
  const unexplained = toExplain.ok ? toExplain.answer.filter(({ reply }) => reply === null) : []
  const overdue = silent.ok ? silent.answer.reminders.filter(({ kind }) => kind === 'milestone').length : 0
  const tasks: Task[] = [
    {
      ...{ key: 'reminders', href: '/gerakan/perlu-diperbarui', late: overdue },
      all: silent.ok ? silent.answer.count : 0,
    },
    { key: 'contributions', href: '/gerakan/evaluasi/kontribusi', all: open.length, late: lateOf(open) },
    ...(owed.ok ? [leftByRegion(owed.answer)] : []),
    { key: 'findings', href: '/gerakan/evaluasi/tindak-lanjut', all: undone.length, late: lateOf(undone) },
    { key: 'explanations', href: '/gerakan/penjelasan', all: unexplained.length, late: lateOf(unexplained) },
    ...(letters.ok ? betweenOffices(letters.answer.counts) : []),
  ]
  const last = evaluated.ok ? evaluated.answer.rounds.find(({ index }) => index !== null) : undefined
  return {
    view: view && {
      ...{ year: view.year, progress: view.progress },
      dimensions: view.dimensions.map(({ key, name, progress }) => ({ key, name, progress })),
    },
    last: last ? { year: last.year, stage: last.stage, index: last.index, letter: last.letterNumber } : null,
    tasks: tasks.filter(({ all }) => all > 0),
    permissions,
  }
}

interface Counts {
  readonly in: { readonly all: number; readonly late: number }
  readonly late: { readonly all: number } | null
}

/** What other offices wait for from mine; and what is late in the region, for those who watch over it. */
function betweenOffices({ in: received, late }: Counts): Task[] {
  return [
    { key: 'dispositions', href: '/kantor/disposisi', ...received },
    ...(late
      ? [
          {
            ...({ key: 'dispositions_late', href: '/kantor/disposisi?kotak=late', all: late.all } as const),
            late: late.all,
          },
        ]
      : []),
  ]
}

/** What the region owes an evaluation; the secretariat reads the parts of agencies among its contributions already. */
function leftByRegion({
  as,
  ...late
}: {
  as: string
  rounds: readonly object[]
  contributions: readonly object[]
}): Task {
  const count = late.rounds.length + (as === 'secretary' ? late.contributions.length : 0)
  return { key: 'evaluation_late', href: '/gerakan/perlu-diperbarui#evaluasi', all: count, late: count }
}

const lateOf = (each: readonly { readonly isLate: boolean }[]) => each.filter(({ isLate }) => isLate).length

/** The region at a glance: six dimensions, the plan, the last index, and what waits for whoever looks. */
export default function Summary() {
  const { view, last, tasks, permissions } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const words = useProgressWords()
  if (!view)
    return (
      <div className="stack-wide">
        <EmptyState level={1} title={t('movement.no_plan')}>
          {t('movement.no_plan_text')}
        </EmptyState>
        <Tasks tasks={tasks} />
        <Doors permissions={permissions} />
      </div>
    )
  const whole = words(view.progress)
  return (
    <div className="stack-wide">
      <PageHeader title={t('dashboard.summary')} lead={t('dashboard.summary_lead')} />
      <Tasks tasks={tasks} />
      <div className="doors card">
        <Figure
          label={t('movement.whole', { year: view.year })}
          value={whole.value}
          unknown={t('shell.unknown')}
          basis={whole.basis}
          share={whole.share}
          href="/gerakan"
        />
        <Figure
          label={t('movement.index')}
          value={last?.index == null ? undefined : formatScore(last.index, language)}
          unknown={t('shell.unknown')}
          basis={
            last
              ? `${t('round.name', { year: last.year, stage: last.stage })}, ${last.letter}`
              : t('dashboard.no_result')
          }
          href={last ? `/gerakan/evaluasi/${last.year}/${last.stage}` : undefined}
        />
      </div>
      <section className="stack">
        <h2>{t('dashboard.dimensions')}</h2>
        <Radar
          label={t('dashboard.radar')}
          max={1}
          axes={view.dimensions.map(({ key, name }) => ({ key, name }))}
          series={[
            {
              key: String(view.year),
              values: Object.fromEntries(view.dimensions.map(({ key, progress }) => [key, progress.value])),
            },
          ]}
        />
        <p className="small quiet">{t('dashboard.radar_basis')}</p>
        <Table
          caption={t('dashboard.dimensions')}
          captionHidden
          rows={view.dimensions}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              title: t('dashboard.dimension'),
              cell: ({ key, name }) => <a href={`/gerakan/dimensi/${key}`}>{name}</a>,
            },
            {
              key: 'value',
              title: t('dashboard.progress'),
              align: 'end',
              cell: ({ progress }) => words(progress).value ?? t('shell.unknown'),
            },
            { key: 'basis', title: t('movement.basis_title'), cell: ({ progress }) => words(progress).basis },
          ]}
        />
      </section>
      <Doors permissions={permissions} />
    </div>
  )
}
