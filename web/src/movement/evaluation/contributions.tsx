import { newCommandId } from '@guyub/contract/command'
import { contribute, contributions, returnContribution } from '@guyub/contract/evaluation'
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
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const asked = answerOrLeave(request, await call(contributions, {}))
  const who = await call(me, {})
  const mayReturn = who.ok && (who.answer.acting?.permissions.includes('evaluation.answer') ?? false)
  return { asked, mayReturn, command: newCommandId() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { call } = visitOf(context)
  const text = (name: string) => String(form.get(name) ?? '')
  const common = {
    ...{ commandId: text('command'), contributionId: text('id'), version: Number(text('version')) },
  }
  const reply =
    text('intent') === 'return'
      ? await call(returnContribution, { ...common, reason: text('reason') })
      : await call(contribute, { ...common, contribution: text('contribution') })
  if (reply.ok) return { problem: null, id: common.contributionId }
  return data(
    { problem: reply.problem.code, id: common.contributionId },
    { status: reply.problem.status || 500 },
  )
}

/** What the secretariat asked of agencies: of all for the secretariat, of one's own office for an agency. What waits comes first. */
export default function Contributions() {
  const { asked, mayReturn, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, of, ofCode, language } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('round.contributions')}
        lead={t('round.contributions_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/evaluasi', word: t('movement.evaluation') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result && !result.problem && <Notice tone="done" title={t('movement.saved')} />}
      {asked.length === 0 && (
        <EmptyState title={t('round.contributions_none')}>{t('round.contributions_none_text')}</EmptyState>
      )}
      {asked.map((each) => {
        const waits = !each.isOver && (each.contribution === null || each.returnReason !== null)
        return (
          <article key={each.id} className="card stack">
            <div className="row" style={{ justifyContent: 'space-between' }}>
              <h2>{of(each.question)}</h2>
              <StateBadge
                tone={
                  each.isLate ? 'late' : waits ? 'waiting' : each.contribution === null ? 'broken' : 'done'
                }
                word={t(
                  each.isLate
                    ? 'round.late'
                    : waits
                      ? 'round.waits'
                      : each.contribution === null
                        ? 'round.not_contributed'
                        : 'round.contributed',
                )}
              />
            </div>
            <p className="small quiet">
              {each.officeName ?? each.officeCode} · {t('round.name', { year: each.year, stage: each.stage })}{' '}
              · {t('round.due_on')} {formatDay(each.dueOn, language, zone)}
            </p>
            <p lang="id" className="as-written">
              {each.request}
            </p>
            {each.returnReason && (
              <Notice tone="late" title={t('round.returned')}>
                <span lang="id">{each.returnReason}</span>
              </Notice>
            )}
            {each.isOver && each.contribution && (
              <p lang="id" className="as-written">
                {each.contribution}
              </p>
            )}
            {!each.isOver && (
              <form method="post" className="stack">
                <input type="hidden" name="command" value={command} />
                <input type="hidden" name="id" value={each.id} />
                <input type="hidden" name="version" value={each.version} />
                <LongField
                  name="contribution"
                  id={`contribution-${each.id}`}
                  label={t('round.contribution')}
                  defaultValue={each.contribution ?? ''}
                  rows={5}
                  required
                />
                <div>
                  <Button>{t('round.contribute')}</Button>
                </div>
              </form>
            )}
            {mayReturn && !waits && !each.isOver && (
              <details>
                <summary>{t('round.return')}</summary>
                <form method="post" className="stack">
                  <input type="hidden" name="intent" value="return" />
                  <input type="hidden" name="command" value={command} />
                  <input type="hidden" name="id" value={each.id} />
                  <input type="hidden" name="version" value={each.version} />
                  <Field name="reason" id={`reason-${each.id}`} label={t('round.reason')} required />
                  <div>
                    <Button kind="second">{t('round.return')}</Button>
                  </div>
                </form>
              </details>
            )}
          </article>
        )
      })}
    </div>
  )
}
