import type { Visit } from '../../kernel/visit.ts'

type Answer = { readonly answer: unknown } | { readonly problem: string }

/** What the page's script wrote into the form: what the device said, or why it was not asked. */
export function passkeyAnswer(form: FormData): Answer {
  const problem = String(form.get('problem') ?? '')
  if (/^[a-z_.]{1,60}$/.test(problem)) return { problem }
  try {
    return { answer: JSON.parse(String(form.get('answer') ?? '')) }
  } catch {
    return { problem: 'identity.passkey_failed' }
  }
}

export async function passkeySignIn(auth: Visit['auth'], form: FormData): ReturnType<Visit['auth']> {
  const answer = passkeyAnswer(form)
  if ('problem' in answer) return { ok: false, problem: { status: 400, code: answer.problem } }
  return auth('passkey/sign-in', answer)
}
