import { newCommandId } from '@guyub/contract/command'
import { addMentor, mentors } from '@guyub/contract/evaluation'
import { me } from '@guyub/contract/identity'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, regionName, today } = visitOf(context)
  const all = answerOrLeave(request, await call(mentors, {}))
  const who = await call(me, {})
  const mayAdd = who.ok && (who.answer.acting?.permissions.includes('evaluation.mentors') ?? false)
  return { all, mayAdd, regionName, today }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { call } = visitOf(context)
  const [email, since] = [String(form.get('email') ?? '').trim(), String(form.get('since') ?? '')]
  const reply = await call(addMentor, { commandId: newCommandId(), email, since })
  if (reply.ok) return { problem: null, added: reply.answer.name, email: '', since: '' }
  const { code: problem, status } = reply.problem
  return data({ problem, added: null, email, since }, { status: status || 500 })
}

/** Who guided the region. The ministry adds; everybody who sees the evaluation reads, so that an assessor can be questioned. */
export default function Mentors() {
  const { all, mayAdd, regionName, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('movement.mentors')}
        lead={t('movement.mentors_lead', { region: regionName })}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/evaluasi', word: t('movement.evaluation') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result?.added && <Notice tone="done">{t('movement.mentor_added', { name: result.added })}</Notice>}
      {all.length === 0 ? (
        <EmptyState title={t('movement.mentors_none')}>{t('movement.mentors_none_text')}</EmptyState>
      ) : (
        <Table
          caption={t('movement.mentors')}
          captionHidden
          rows={all}
          rowKey={({ personId }) => personId}
          columns={[
            { key: 'name', title: t('movement.mentor'), cell: ({ name }) => name },
            {
              key: 'since',
              title: t('movement.mentor_since'),
              cell: ({ since }) => formatShortDay(`${since}T00:00:00Z`, language, 'UTC'),
            },
            {
              key: 'scores',
              title: t('movement.mentor_scores'),
              align: 'end',
              cell: ({ scores }) => scores,
            },
          ]}
        />
      )}
      {mayAdd && (
        <form method="post" className="card stack">
          <h2>{t('movement.add_mentor')}</h2>
          <p className="quiet">{t('movement.add_mentor_text')}</p>
          <Field
            name="email"
            type="email"
            label={t('movement.mentor_email')}
            hint={t('movement.mentor_email_hint')}
            defaultValue={result?.email}
            required
            maxLength={200}
            width="medium"
          />
          <Field
            name="since"
            type="date"
            label={t('movement.mentor_since')}
            defaultValue={result?.since || today}
            max={today}
            required
            width="short"
          />
          <div>
            <Button>{t('movement.add_mentor')}</Button>
          </div>
        </form>
      )}
    </div>
  )
}
