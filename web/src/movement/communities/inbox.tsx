import { newCommandId } from '@guyub/contract/command'
import { communityInbox, moderateWords } from '@guyub/contract/communities'
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
import { ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { CommunityTable } from './community-table.tsx'
import { InvitationTable } from './invitation-table.tsx'
import { WaitingWords } from './waiting-words.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  return answerOrLeave(request, await visitOf(context).call(communityInbox, {}))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const reply = await visitOf(context).call(moderateWords, {
    ...{ commandId: newCommandId(), wordsId: text('words') },
    kind: text('kind') === 'idea' ? 'idea' : 'comment',
    verdict: text('verdict') === 'passed' ? 'passed' : 'refused',
    ...(text('reason') && { reason: text('reason') }),
  })
  if (reply.ok) throw redirect('/gerakan/komunitas', 303)
  return data({ problem: reply.problem.code, words: text('words') }, { status: reply.problem.status || 500 })
}

/** Everything of communities that waits for the secretariat. */
export default function Inbox() {
  const { communities, words, undecided, invitations } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('communities.inbox')}
        lead={t('communities.inbox_lead')}
        actions={
          <>
            <ButtonLink href="/gerakan/komunitas/undang" icon="plus">
              {t('communities.invite')}
            </ButtonLink>
            <ButtonLink href="/komunitas" kind="second">
              {t('communities.public_page')}
            </ButtonLink>
          </>
        }
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <CommunityTable communities={communities} />
      <section className="stack">
        <h2>{t('communities.waiting_words')}</h2>
        {words.length === 0 && <p className="quiet">{t('communities.waiting_words_none')}</p>}
        {words.map((each) => (
          <WaitingWords key={each.id} words={each} />
        ))}
      </section>
      <section className="stack">
        <h2>{t('communities.undecided')}</h2>
        {undecided.length === 0 && <p className="quiet">{t('communities.undecided_none')}</p>}
        <ul>
          {undecided.map(({ id, title, community, supports }) => (
            <li key={id}>
              <a href={`/gerakan/komunitas/gagasan/${id}`} lang="id">
                {title}
              </a>{' '}
              <span className="quiet">
                <span lang="id">{community}</span> · {t('communities.supported_by', { count: supports })}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {invitations.length > 0 && <InvitationTable invitations={invitations} />}
    </div>
  )
}
