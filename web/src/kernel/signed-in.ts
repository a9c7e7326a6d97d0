import { redirect } from 'react-router'
import type { Reply } from './call.ts'

/**
 * The answer; whoever is not signed in is led to the log-in and back, whoever has a password from somebody else to the choice
 * of an own one, and everything else is the page's error.
 */
export function answerOrLeave<Answer>(request: Request, reply: Reply<Answer>): Answer {
  if (reply.ok) return reply.answer
  const { pathname, search } = new URL(request.url)
  const back = encodeURIComponent(pathname + search)
  if (reply.problem.status === 401) throw redirect(`/masuk?kembali=${back}`)
  if (reply.problem.code === 'access.new_password_first') throw redirect(`/masuk/sandi?kembali=${back}`)
  throw new Response(reply.problem.code, { status: reply.problem.status || 500 })
}
