import { redirect } from 'react-router'
import type { Reply } from '../../kernel/call.ts'
import { refusal } from '../../kernel/refusal.ts'

/** What a form of the office says: text as it is, money with or without the dots of thousands. */
export function givenIn(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    text,
    has: (name: string) => form.has(name) && text(name) !== '',
    /** Whole rupiah; what is no number stays none, and is refused by its contract. */
    rupiah: (name: string) => Number(text(name).replace(/[.\s]|Rp/g, '') || Number.NaN),
    command: text('command'),
    occurredAt: new Date().toISOString(),
  }
}

/** Back to the page with what was done, or the refusal on it with what was typed. */
export function told(
  request: Request,
  form: FormData,
  reply: Reply<unknown>,
  more: Readonly<Record<string, string | number>> = {},
) {
  if (reply.ok) {
    const said = new URLSearchParams(Object.entries(more).map(([key, value]) => [key, String(value)]))
    return redirect(`${new URL(request.url).pathname}?sudah${said.size ? `&${said}` : ''}`, 303)
  }
  const { code, status } = reply.problem
  // What a bank's forms hold that can be mistyped are money, weights and days.
  return refusal({ code: code === 'request.invalid' ? 'bank.not_understood' : code, status }, form)
}

/** Refused here already, before anything was sent: something that is no weight. */
export function refused(code: string, form: FormData) {
  return refusal({ code, status: 400 }, form)
}
