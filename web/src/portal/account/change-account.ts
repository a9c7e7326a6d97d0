import { renderSVG } from 'uqr'
import type { Visit } from '../../kernel/visit.ts'
import { passkeyAnswer } from './passkey-answer.ts'

/** Between scanning the QR and typing the first code. */
export interface Begun {
  readonly uri: string
  readonly secret: string
  readonly qr: string
  /** Each opens the account once when the phone is lost. Shown only now. */
  readonly backupCodes: readonly string[]
}

/** What may be told on the page that follows. */
export const DONE = [
  'password',
  'totp_on',
  'totp_off',
  'sessions',
  'passkey_added',
  'passkey_removed',
] as const
type Done = (typeof DONE)[number]

interface Change {
  readonly problem: string | null
  readonly done: Done | null
  readonly begun: Begun | null
}

const NOTHING: Change = { problem: null, done: null, begun: null }

/** Each form of the page says in `intent` what it wants; the log-in judges password and code. */
export async function changeAccount({ auth }: Visit, form: FormData): Promise<Change> {
  const text = (name: string) => String(form.get(name) ?? '')
  switch (text('intent')) {
    case 'password': {
      if (text('new') !== text('again')) return { ...NOTHING, problem: 'identity.password_differs' }
      const body = { currentPassword: text('current'), newPassword: text('new'), revokeOtherSessions: true }
      return settled(await auth('change-password', body), 'password')
    }
    case 'totp-begin': {
      const reply = await auth('two-factor/enable', { password: text('password') })
      if (!reply.ok) return { ...NOTHING, problem: reply.problem.code }
      return { ...NOTHING, begun: begunBy(reply.answer) }
    }
    case 'totp-code': {
      const reply = await auth('two-factor/verify-totp', { code: text('code').replace(/\D/g, '') })
      if (reply.ok) return { ...NOTHING, done: 'totp_on' }
      // The app keeps what it scanned: the next code may be right.
      return { ...NOTHING, problem: reply.problem.code, begun: shownAgain(text('uri'), text('codes')) }
    }
    case 'totp-off':
      return settled(await auth('two-factor/disable', { password: text('password') }), 'totp_off')
    case 'passkey-add': {
      const answer = passkeyAnswer(form)
      if ('problem' in answer) return { ...NOTHING, problem: answer.problem }
      return settled(await auth('passkey/add', { name: text('name').trim(), ...answer }), 'passkey_added')
    }
    case 'passkey-remove':
      return settled(await auth('passkey/remove', { id: text('id') }), 'passkey_removed')
    default:
      return settled(await auth('revoke-other-sessions', {}), 'sessions')
  }
}

function settled(reply: Awaited<ReturnType<Visit['auth']>>, done: Change['done']): Change {
  return reply.ok ? { ...NOTHING, done } : { ...NOTHING, problem: reply.problem.code }
}

function begunBy(answer: Readonly<Record<string, unknown>>): Begun {
  const codes = Array.isArray(answer.backupCodes) ? answer.backupCodes.map(String) : []
  return shown(String(answer.totpURI), codes)
}

function shownAgain(uri: string, codes: string): Begun | null {
  return uri.startsWith('otpauth://totp/') ? shown(uri, codes.split(' ').filter(Boolean)) : null
}

function shown(uri: string, backupCodes: readonly string[]): Begun {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return { uri, secret, qr: renderSVG(uri, { border: 2 }), backupCodes }
}
