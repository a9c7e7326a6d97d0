import { newCommandId } from '@guyub/contract/command'
import { commentIdea, communityFields, idea, ownCommunity, supportIdea } from '@guyub/contract/communities'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { entered } from './access-key.ts'
import { nameOf } from './dimension-names.ts'
import { IdeaPath } from './idea-path.tsx'
import { IdeaVoice } from './idea-voice.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const [reply, fields] = await Promise.all([
    call(idea, { ideaId: params.ideaId ?? '' }),
    call(communityFields, {}),
  ])
  // An address that is no id at all is as little there as one that nobody has.
  if (!reply.ok) throw new Response(reply.problem.code, { status: reply.problem.status < 500 ? 404 : 500 })
  const kept = entered(request)
  const own = kept && (await call(ownCommunity, { key: kept.key }))
  const done = new URL(request.url).searchParams.get('sudah')
  return {
    view: reply.answer,
    fields: fields.ok ? fields.answer : [],
    own: own?.ok ? { id: own.answer.id, name: own.answer.name, status: own.answer.status } : null,
    done: done === 'dukung' || done === 'tanggap' ? done : null,
    command: newCommandId(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const ideaId = params.ideaId ?? ''
  const key = entered(request)?.key ?? ''
  const command = { commandId: text('command'), key, ideaId }
  const isComment = text('intent') === 'comment'
  const reply = isComment
    ? await call(commentIdea, { ...command, comment: text('comment') })
    : await call(supportIdea, command)
  if (reply.ok) throw redirect(`/komunitas/gagasan/${ideaId}?sudah=${isComment ? 'tanggap' : 'dukung'}`, 303)
  const { code: problem, status } = reply.problem
  return data({ problem, comment: text('comment') }, { status: status || 500 })
}

/** An idea with the way it went and how far it is today. */
export default function Idea() {
  const { view, fields, own, done, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, of, ofCode, language } = useWords()
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={view.title}
        titleLang="id"
        lead={
          <>
            {t('communities.by', { community: view.community })} · {nameOf(fields, view.element, of)} ·{' '}
            {formatShortDay(view.proposedAt, language, zone)}
            {view.isSample && ` · ${t('communities.sample')}`}
            {view.isAssisted && (
              <>
                <br />
                {t('communities.assisted')}
              </>
            )}
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/komunitas', word: t('communities.title') },
          { href: '/komunitas/gagasan', word: t('communities.ideas') },
        ]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {done && !result && (
        <Notice tone="done">
          {t(done === 'dukung' ? 'communities.support_done' : 'communities.comment_done')}
        </Notice>
      )}
      <div className="two">
        <div className="stack-wide">
          <p lang="id" className="column" style={{ whiteSpace: 'pre-line' }}>
            {view.text}
          </p>
          <section className="stack">
            <h2>{t('communities.comments')}</h2>
            {view.discussion.length === 0 && <p className="quiet">{t('communities.comments_none')}</p>}
            {view.discussion.map(({ id, community, comment, at }) => (
              <article key={id} className="card">
                <p className="quiet small">
                  <strong lang="id">{community}</strong> · {formatShortDay(at, language, zone)}
                </p>
                <p lang="id">{comment}</p>
              </article>
            ))}
          </section>
          <IdeaVoice view={view} own={own} command={command} typed={result?.comment} />
        </div>
        <div className="stack-wide">
          <IdeaPath view={view} />
          <section className="stack">
            <h2>{t('communities.supports')}</h2>
            <p>{t('communities.supported_by', { count: view.supports })}</p>
            {view.supporters.length > 0 && (
              <ul lang="id">
                {view.supporters.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            )}
          </section>
        </div>
      </div>
    </div>
  )
}
