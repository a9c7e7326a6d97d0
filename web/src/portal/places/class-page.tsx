import { classes, joinClass } from '@guyub/contract/booking'
import { newCommandId } from '@guyub/contract/command'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { whenWords } from '../../kernel/slot-words.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/booking-words.ts'
import { PersonFields } from './person-fields.tsx'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const reply = await visitOf(context).call(classes, {})
  const its = reply.ok ? reply.answer.find(({ id }) => id === params.sessionId) : undefined
  if (!its) throw new Response(null, { status: 404 })
  return { its, command: newCommandId() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const { call, language } = visitOf(context)
  const reply = await call(joinClass, {
    ...{ commandId: text('command'), sessionId: params.sessionId ?? '', mayWait: form.has('tunggu') },
    person: {
      ...{ name: text('nama'), phone: text('telepon'), isMinor: form.has('anak') },
      language,
      ...(text('wali') && { guardianPhone: text('wali') }),
    },
  })
  if (reply.ok) throw redirect(`/tempat/kode/${reply.answer.code}?baru`, 303)
  const { code: problem, errors, status } = reply.problem
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  return data(
    { problem, wrong: (errors ?? []).map(({ pointer }) => pointer), typed },
    { status: status || 500 },
  )
}

/** A class or an event: what it is, and a seat of it. */
export default function ClassPage() {
  const { its, command } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, ofCode, language } = useWords()
  const left = Math.max(0, its.seats - its.taken)
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={its.title}
        lead={whenWords(its.startsAt, its.endsAt, language, zone)}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/tempat', word: t('place.title') },
          { href: `/tempat/${its.siteId}`, word: its.site },
        ]}
      />
      {refused && <Notice tone="broken">{ofCode(refused.problem)}</Notice>}
      {its.about && (
        <p lang="id" style={{ whiteSpace: 'pre-wrap' }}>
          {its.about}
        </p>
      )}
      {its.givenBy && <p>{t('place.given_by', { name: its.givenBy })}</p>}
      {its.status === 'open' ? (
        <form method="post" className="stack column">
          <p>
            <strong>{t('place.seats_left', { left, seats: its.seats })}</strong>
          </p>
          <input type="hidden" name="command" value={command} />
          {left === 0 && (
            <>
              <input type="hidden" name="tunggu" value="1" />
              <p>{t('place.class_line')}</p>
            </>
          )}
          <PersonFields typed={refused?.typed ?? {}} wrong={refused?.wrong ?? []} />
          <div>
            <Button icon="arrow">{t(left === 0 ? 'place.wait_button' : 'place.join')}</Button>
          </div>
        </form>
      ) : (
        <Notice tone="broken">
          {t(its.status === 'cancelled' ? 'place.class_cancelled' : 'place.class_closed')}
          {its.reason && <span lang="id"> {its.reason}</span>}
        </Notice>
      )}
    </div>
  )
}
