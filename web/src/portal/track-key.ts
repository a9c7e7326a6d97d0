import { cookieOf } from '../kernel/preferences.ts'

const NAME = 'guyub_track'

/** The key of one request, kept out of addresses and of scripts, for half an hour as the server keeps it. */
export function keyCookie(trackingCode: string, key: string): string {
  return `${NAME}=${encodeURIComponent(`${trackingCode}|${key}`)}; Path=/lacak; Max-Age=1800; HttpOnly; SameSite=Lax`
}

export function forgetKey(): string {
  return `${NAME}=; Path=/lacak; Max-Age=0; HttpOnly; SameSite=Lax`
}

export function keyOf(request: Request, trackingCode: string): string | undefined {
  const [code, key] = (cookieOf(request.headers.get('cookie') ?? undefined, NAME) ?? '').split('|')
  return code === trackingCode ? key : undefined
}
