import { newCommandId } from '@guyub/contract/command'
import { communityInbox, inviteCommunities } from '@guyub/contract/communities'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { momentOf } from '../../kernel/local-moment.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { communities } = answerOrLeave(request, await visitOf(context).call(communityInbox, {}))
  return {
    verified: communities.filter(({ status }) => status === 'verified'),
    command: newCommandId(),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { call, zone } = visitOf(context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const typed = { title: text('title'), text: text('text'), place: text('place'), starts: text('starts') }
  const reply = await call(inviteCommunities, {
    ...{ commandId: text('command'), title: typed.title, text: typed.text, place: typed.place },
    ...{ startsAt: momentOf(typed.starts, zone), communityIds: form.getAll('community').map(String) },
  })
  if (reply.ok) throw redirect('/gerakan/komunitas', 303)
  return data({ problem: reply.problem.code, typed }, { status: reply.problem.status || 500 })
}

export default function Invite() {
  const { verified, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const typed = result?.typed
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('communities.invite')}
        lead={t('communities.invite_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/komunitas', word: t('communities.inbox') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {verified.length === 0 ? (
        <Notice>{t('communities.invite_none')}</Notice>
      ) : (
        <form method="post" className="stack column">
          <input type="hidden" name="command" value={command} />
          <Field
            name="title"
            label={t('communities.meeting')}
            defaultValue={typed?.title}
            required
            minLength={3}
            maxLength={160}
            width="full"
          />
          <Field
            name="starts"
            type="datetime-local"
            label={t('communities.starts')}
            hint={t('communities.starts_hint')}
            defaultValue={typed?.starts}
            required
            width="medium"
          />
          <Field
            name="place"
            label={t('communities.place')}
            defaultValue={typed?.place}
            required
            minLength={3}
            maxLength={300}
            width="full"
          />
          <LongField
            name="text"
            label={t('communities.meeting_text')}
            defaultValue={typed?.text}
            required
            minLength={3}
            maxLength={2000}
            rows={4}
          />
          <fieldset className="choice">
            <legend className="field-label">{t('communities.invite_whom')}</legend>
            <div className="choice-options">
              {verified.map(({ id, name }) => (
                <label key={id} className="choice-option" lang="id">
                  <input type="checkbox" name="community" value={id} defaultChecked />
                  {name}
                </label>
              ))}
            </div>
          </fieldset>
          <div>
            <Button>{t('communities.send')}</Button>
          </div>
        </form>
      )}
    </div>
  )
}
