import { stopByLink } from '@guyub/contract/outbox'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button } from '../ui/button/button.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'

export const meta: MetaFunction = () => [{ name: 'robots', content: 'noindex' }]

export function loader({ request }: LoaderFunctionArgs) {
  return { token: tokenOf(request) }
}

/** A mail program that ends messages with one press posts here as well (RFC 8058): what counts is the address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const token = tokenOf(request)
  const region = token.split('.')[0] ?? ''
  const reply = await visitOf(context).call(stopByLink, { token }, { region })
  if (reply.ok) return { problem: null }
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

function tokenOf(request: Request): string {
  return new URL(request.url).searchParams.get('kunci') ?? ''
}

/** At the end of the link in an e-mail. Looked at, it changes nothing: programs look at links too. */
export default function StopMessages() {
  const { token } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const problem = result?.problem ?? (token ? null : 'messages.bad_link')
  return (
    <div className="column stack">
      <PageHeader title={t('portal.stop_title')} lead={t('portal.stop_lead')} />
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {result && !result.problem ? (
        <Notice tone="done">{t('portal.stop_done')}</Notice>
      ) : (
        token && (
          <form method="post">
            <Button>{t('portal.stop_press')}</Button>
          </form>
        )
      )}
    </div>
  )
}
