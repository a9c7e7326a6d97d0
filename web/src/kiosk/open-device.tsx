import { newCommandId } from '@guyub/contract/command'
import { openScreen } from '@guyub/contract/queue'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button } from '../ui/button/button.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { screenCookie } from './screen-key.ts'
import '../words/queue-words.ts'
import './kiosk.css'

export const loader = ({ params }: LoaderFunctionArgs) => ({
  link: params.link ?? '',
  command: newCommandId(),
})

/** The link is used by a press, so that no program that only looks at it uses it up. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call, setCookie } = visitOf(context)
  const commandId = String((await request.formData()).get('command') ?? '')
  const reply = await call(openScreen, { commandId, link: params.link ?? '' })
  if (!reply.ok) return data({ code: reply.problem.code }, { status: reply.problem.status || 500 })
  setCookie(screenCookie(reply.answer.key))
  throw redirect(reply.answer.kind === 'kiosk' ? '/kios' : '/layar', 303)
}

export default function OpenDevice() {
  const { command } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <main id="isi" className="kiosk">
      <title>{`${t('queue.device_title')} · Guyub`}</title>
      <h1>{t('queue.device_title')}</h1>
      <p>{t('queue.device_lead')}</p>
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      <form method="post">
        <input type="hidden" name="command" value={command} />
        <Button>{t('queue.device_open')}</Button>
      </form>
    </main>
  )
}
