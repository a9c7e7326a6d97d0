import { newCommandId } from '@guyub/contract/command'
import { FINDING_STATUSES, type FindingView, findings, followUp } from '@guyub/contract/evaluation'
import { me } from '@guyub/contract/identity'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { OfficeList, officeChoices } from '../office-list.tsx'
import { roundHref } from './round-words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const all = answerOrLeave(request, await call(findings, {}))
  const who = await call(me, {})
  const mayFollow = who.ok && (who.answer.acting?.permissions.includes('evaluation.answer') ?? false)
  return { all, mayFollow, command: newCommandId(), offices: mayFollow ? await officeChoices(call) : [] }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const reply = await visitOf(context).call(followUp, {
    commandId: text('command'),
    findingId: text('id'),
    status: text('status') as FindingView['status'],
    note: text('note'),
    version: Number(text('version')),
    ...(text('owner') && { ownerCode: text('owner') }),
    ...(text('dueOn') && { dueOn: text('dueOn') }),
  })
  if (reply.ok) return { problem: null }
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** What became of weaknesses and recommendations: the first page of the next round. */
export default function FollowUps() {
  const { all, mayFollow, command, offices } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('round.follow_ups')}
        lead={t('round.follow_ups_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/evaluasi', word: t('movement.evaluation') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result && !result.problem && <Notice tone="done" title={t('movement.saved')} />}
      {all.length === 0 && (
        <EmptyState title={t('round.follow_ups_none')}>{t('round.follow_ups_none_text')}</EmptyState>
      )}
      {all.map((finding) => (
        <Finding key={finding.id} finding={finding} mayFollow={mayFollow} command={command} />
      ))}
      <OfficeList offices={offices} />
    </div>
  )
}

interface FindingProps {
  readonly finding: FindingView
  readonly mayFollow: boolean
  readonly command: string
}

function Finding({ finding, mayFollow, command }: FindingProps) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  const { id, status, isLate, dueOn } = finding
  const tone = isLate ? 'late' : status === 'done' ? 'done' : status === 'under-way' ? 'running' : 'waiting'
  return (
    <article className="card stack">
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h2 lang="id">{finding.finding}</h2>
        <StateBadge tone={tone} word={isLate ? t('round.late') : t(`round.status_${status}`)} />
      </div>
      <p className="small quiet">
        {t(`round.kind_of_${finding.kind}`)} ·{' '}
        <a href={roundHref(finding)}>{t('round.name', { year: finding.year, stage: finding.stage })}</a>
        {finding.ownerName && ` · ${finding.ownerName}`}
        {dueOn && ` · ${t('round.due_on')} ${formatDay(dueOn, language, zone)}`}
      </p>
      <ul>
        {finding.followUps.map(({ at, note, status: reached }) => (
          <li key={at + note}>
            {formatDay(at, language, zone)}, {t(`round.status_${reached}`)}: <span lang="id">{note}</span>
          </li>
        ))}
      </ul>
      {mayFollow && (
        <details>
          <summary>{t('round.follow_up')}</summary>
          <form method="post" className="stack">
            <input type="hidden" name="command" value={command} />
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={finding.version} />
            <Choice
              name="status"
              id={`status-${id}`}
              label={t('round.state')}
              value={status}
              options={FINDING_STATUSES.map((key) => ({ key, label: t(`round.status_${key}`) }))}
            />
            <div className="pair">
              <Field
                name="owner"
                id={`owner-${id}`}
                label={t('round.owner')}
                hint={t('round.office_hint')}
                list="offices"
                defaultValue={finding.ownerCode ?? ''}
              />
              <Field
                name="dueOn"
                id={`due-${id}`}
                type="date"
                label={t('round.due_on')}
                defaultValue={dueOn ?? ''}
              />
            </div>
            <LongField name="note" id={`note-${id}`} label={t('round.note')} required />
            <div>
              <Button>{t('round.follow_up')}</Button>
            </div>
          </form>
        </details>
      )}
    </article>
  )
}
