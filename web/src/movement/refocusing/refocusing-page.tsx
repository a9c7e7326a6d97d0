import { newCommandId } from '@guyub/contract/command'
import { planLists, refocus, refocusings, whatIfRefocusing } from '@guyub/contract/plan'
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
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { sendPaper } from '../papers/send-paper.ts'
import { SavedMark } from '../plan/saved-mark.tsx'
import { Past } from './past.tsx'
import { readRule } from './read-rule.ts'
import { RuleForm } from './rule-form.tsx'
import { WhatIf } from './what-if.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, language, today } = visitOf(context)
  const list = answerOrLeave(request, await call(refocusings, {}))
  const search = new URL(request.url).searchParams
  const rule = readRule((name) => search.get(name))
  const [effect, lists, offices] = await Promise.all([
    rule ? call(whatIfRefocusing, rule) : undefined,
    call(planLists, {}),
    allOffices(call),
  ])
  const named = (rows: readonly { key: string; label: { id: string; en: string } }[]) =>
    rows.map(({ key, label }) => ({ key, label: label[language] }))
  return {
    list,
    rule,
    effect: effect?.ok ? effect.answer : null,
    problem: effect && !effect.ok ? effect.problem.code : null,
    sources: lists.ok ? named(lists.answer.budgetSources) : [],
    paperKinds: lists.ok ? named(lists.answer.paperKinds) : [],
    dimensions: lists.ok ? named(lists.answer.dimensions) : [],
    offices: (offices ?? [])
      .filter(({ kind }) => kind !== 'village')
      .map(({ code, name }) => ({ key: code, label: name })),
    command: newCommandId(),
    today,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const visit = visitOf(context)
  const proven = await sendPaper(visit, form)
  if (proven?.ok) return redirect('/gerakan/refocusing?simpan=ya', 303)
  if (proven) return data({ problem: proven.problem.code }, { status: proven.problem.status || 500 })
  const rule = readRule(said)
  if (!rule) return data({ problem: 'request.invalid' }, { status: 400 })
  const reply = await visit.call(refocus, {
    ...{ ...rule, commandId: said('command'), cut: Number(said('cut')) },
    ...{ decidedOn: said('decidedOn'), reason: said('reason'), paper: said('paper') },
    ...(said('paperKind') && { paperKind: said('paperKind') }),
  })
  if (reply.ok) return redirect('/gerakan/refocusing?simpan=ya', 303)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** What taking money would cost the plan, tried before; and what was taken, with what is left. */
export default function RefocusingPage() {
  const { list, rule, effect, problem, sources, dimensions, offices, ...decide } =
    useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const refused = result?.problem ?? problem
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('refocusing.title')}
        lead={t('refocusing.lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan', word: t('movement.plan') }]}
      />
      {refused ? <Notice tone="broken">{ofCode(refused)}</Notice> : <SavedMark />}
      <RuleForm {...{ rule, sources, dimensions, offices, thisYear: list.thisYear }} />
      {rule && effect && <WhatIf {...{ rule, effect, mayRefocus: list.may.refocus, ...decide }} />}
      <Past list={list} {...decide} />
    </div>
  )
}
