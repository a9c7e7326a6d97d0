import { regionOf } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import {
  answerInvitation,
  communityFields,
  eraseOwnContact,
  ownCommunity,
  proposeIdea,
} from '@guyub/contract/communities'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { entered, forgetKey } from './access-key.ts'
import { nameOf } from './dimension-names.ts'
import { OwnContact } from './own-contact.tsx'
import { OwnInvitations } from './own-invitations.tsx'
import { OwnReads, OwnWords } from './own-words.tsx'
import { ProposeForm } from './propose-form.tsx'

export const meta: MetaFunction = () => [{ name: 'robots', content: 'noindex' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const kept = entered(request)
  if (!kept) throw redirect('/komunitas/masuk')
  const elsewhere = { region: regionOf(kept.code) }
  const reply = await visit.call(ownCommunity, { key: kept.key }, elsewhere)
  if (!reply.ok) {
    visit.setCookie(forgetKey())
    throw redirect(`/komunitas/masuk?kode=${encodeURIComponent(kept.code)}&habis=1`)
  }
  const fields = await visit.call(communityFields, {}, elsewhere)
  const isSent = new URL(request.url).searchParams.has('terkirim')
  return { own: reply.answer, fields: fields.ok ? fields.answer : [], command: newCommandId(), isSent }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const kept = entered(request)
  if (!kept) throw redirect('/komunitas/masuk')
  if (text('intent') === 'leave') {
    visit.setCookie(forgetKey())
    throw redirect('/komunitas', 303)
  }
  const { key, code } = kept
  const elsewhere = { region: regionOf(code) }
  const [title, words, element] = [text('title'), text('text'), text('element')]
  if (text('intent') === 'erase-contact') {
    const erased = await visit.call(eraseOwnContact, { commandId: text('command'), key }, elsewhere)
    if (erased.ok) throw redirect('/komunitas/saya', 303)
    return data({ problem: erased.problem.code, typed: undefined }, { status: erased.problem.status || 500 })
  }
  const reply =
    text('intent') === 'propose'
      ? await visit.call(
          proposeIdea,
          { commandId: text('command'), key, title, text: words, element },
          elsewhere,
        )
      : await visit.call(
          answerInvitation,
          {
            commandId: newCommandId(),
            key,
            invitationId: text('invitation'),
            comes: text('comes') === 'yes',
          },
          elsewhere,
        )
  if (reply.ok) throw redirect(`/komunitas/saya${text('intent') === 'propose' ? '?terkirim=1' : ''}`, 303)
  const { code: problem, status } = reply.problem
  return data({ problem, typed: { title, text: words, element } }, { status: status || 500 })
}

const TONES = { waiting: 'waiting', verified: 'done', refused: 'broken' } as const

/** A community's own page: how it stands, what it is asked to, what it proposed. */
export default function Own() {
  const { own, fields, command, isSent } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={own.name}
        titleLang="id"
        lead={
          <>
            {nameOf(fields, own.dimension, of)} · <span lang="id">{own.area}</span> ·{' '}
            {own.subsectors.length > 0 && `${own.subsectors.map(of).join(', ')} · `}
            <span className="code">{own.code}</span>
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/komunitas', word: t('communities.title') }]}
        actions={<StateBadge tone={TONES[own.status]} word={t(`communities.status_${own.status}`)} />}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {isSent && !result && <Notice tone="done">{t('communities.propose_done')}</Notice>}
      {own.reason && (
        <Notice tone={own.status === 'refused' ? 'late' : 'info'}>
          <span lang="id">{own.reason}</span>
        </Notice>
      )}
      <OwnInvitations invitations={own.invitations} />
      <OwnWords own={own} />
      {own.status === 'verified' && <ProposeForm fields={fields} command={command} typed={result?.typed} />}
      <OwnReads reads={own.reads} />
      <OwnContact erasedAt={own.contactErasedAt} command={command} />
      <form method="post">
        <input type="hidden" name="intent" value="leave" />
        <Button kind="second" icon="lock">
          {t('communities.leave')}
        </Button>
      </form>
    </div>
  )
}
