import { newCommandId } from '@guyub/contract/command'
import { obstacles, planLists, planObstacle, solveObstacle } from '@guyub/contract/plan'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { sendPaper } from '../papers/send-paper.ts'
import { SavedMark } from '../plan/saved-mark.tsx'
import { SelectField } from '../quick-wins/select-field.tsx'
import { ObstacleCard } from './obstacle-card.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const kind = new URL(request.url).searchParams.get('jenis') ?? ''
  const found = answerOrLeave(request, await call(obstacles, kind ? { kind } : {}))
  const lists = await call(planLists, {})
  const kinds = lists.ok
    ? lists.answer.obstacleKinds.map(({ key, label }) => ({ key, label: label[language] }))
    : []
  const paperKinds = lists.ok ? lists.answer.paperKinds : []
  const names = Object.fromEntries(paperKinds.map(({ key, label }) => [key, label[language]]))
  return { found, kind, kinds, names, command: newCommandId() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const visit = visitOf(context)
  const { call } = visit
  const step = { commandId: said('command'), obstacleId: said('obstacle') }
  const reply =
    (await sendPaper(visit, form)) ??
    (said('intent') === 'plan'
      ? await call(planObstacle, { ...step, remedy: said('remedy'), dueOn: said('dueOn') })
      : await call(solveObstacle, {
          ...{ ...step, solvedOn: said('solvedOn'), solution: said('solution') },
          ...(said('paper') && { paper: said('paper') }),
        }))
  if (reply.ok) return redirect(`/gerakan/hambatan?simpan=ya#${said('obstacle') || said('reportId')}`, 303)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** What stands in the way of the plan: the late ones first, each with who solves it and by when. */
export default function ObstaclesPage() {
  const { found, kind, kinds, names, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const open = found.obstacles.filter(({ state }) => state !== 'solved')
  const solved = found.obstacles.filter(({ state }) => state === 'solved')
  const wordOf = (key: string) => kinds.find((each) => each.key === key)?.label ?? key
  const shown = { wordOf, names, command, today: found.today }
  const late = open.filter(({ isLate }) => isLate).length
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('obstacle.title')}
        lead={t('obstacle.lead', { open: open.length, late })}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan', word: t('movement.plan') }]}
        actions={
          found.may.open && <ButtonLink href="/gerakan/hambatan/catat">{t('obstacle.open')}</ButtonLink>
        }
      />
      {result?.problem ? <Notice tone="broken">{ofCode(result.problem)}</Notice> : <SavedMark />}
      <form method="get" className="row">
        <SelectField name="jenis" label={t('obstacle.kind')} options={kinds} value={kind} />
        <div style={{ alignSelf: 'end' }}>
          <Button kind="second">{t('obstacle.filter')}</Button>
        </div>
      </form>
      {open.length === 0 && <EmptyState title={t('obstacle.none')}>{t('obstacle.none_text')}</EmptyState>}
      {open.length > 0 && (
        <section className="stack">
          <h2>{t('obstacle.unsolved')}</h2>
          {open.map((obstacle) => (
            <ObstacleCard key={obstacle.id} obstacle={obstacle} {...shown} />
          ))}
        </section>
      )}
      {solved.length > 0 && (
        <section className="stack">
          <h2>{t('obstacle.state_solved')}</h2>
          {solved.map((obstacle) => (
            <ObstacleCard key={obstacle.id} obstacle={obstacle} {...shown} />
          ))}
        </section>
      )}
    </div>
  )
}
