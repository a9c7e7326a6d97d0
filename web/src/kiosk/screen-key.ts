import { type Board, board, whichScreen } from '@guyub/contract/queue'
import { cookieOf } from '../kernel/preferences.ts'
import type { Visit } from '../kernel/visit.ts'

const NAME = 'guyub_screen'
/** As long as a browser keeps one; renewed at each opening. */
const SECONDS = 400 * 86_400

/** The key of a device, kept out of addresses and of scripts. */
export function screenCookie(key: string): string {
  return `${NAME}=${encodeURIComponent(key)}; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax`
}

export function screenKey(request: Request): string | undefined {
  return cookieOf(request.headers.get('cookie') ?? undefined, NAME)
}

/** What this device is and shows; nothing while it was not opened, or was taken away. */
export async function screenOf(
  request: Request,
  { call, setCookie }: Visit,
  kind: 'kiosk' | 'display',
): Promise<{ readonly key: string; readonly board: Board } | undefined> {
  const key = screenKey(request)
  const known = key === undefined ? undefined : await call(whichScreen, { key })
  if (key === undefined || !known?.ok || known.answer.kind !== kind) return undefined
  const shown = await call(board, { screen: known.answer.screenId })
  if (!shown.ok) return undefined
  setCookie(screenCookie(key))
  return { key, board: shown.answer }
}
