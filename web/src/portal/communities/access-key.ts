import { cookieOf } from '../../kernel/preferences.ts'

const NAME = 'guyub_community'

/** The key of one community, kept out of addresses and of scripts, for half an hour as the server keeps it. */
export function keyCookie(code: string, key: string): string {
  return `${NAME}=${encodeURIComponent(`${code}|${key}`)}; Path=/komunitas; Max-Age=1800; HttpOnly; SameSite=Lax`
}

export function forgetKey(): string {
  return `${NAME}=; Path=/komunitas; Max-Age=0; HttpOnly; SameSite=Lax`
}

export function entered(request: Request): { readonly code: string; readonly key: string } | undefined {
  const kept = cookieOf(request.headers.get('cookie') ?? undefined, NAME) ?? ''
  const [code, key] = kept.split('|')
  return code && key ? { code, key } : undefined
}
