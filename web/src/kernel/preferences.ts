import { LANGUAGES, type Language } from '@guyub/contract/text'
import type { Theme } from './visit.ts'

export function cookieOf(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(/; */).find((part) => part.startsWith(`${name}=`))
  return pair && decodeURIComponent(pair.slice(name.length + 1))
}

/** What the person chose, else what the browser asks for first among ours, else Indonesian. */
export function languageOf(cookies: string | undefined, accepts: string | undefined): Language {
  const chosen = cookieOf(cookies, 'guyub_lang')
  const wanted = (accepts ?? '')
    .split(',')
    .map((part) => part.trim().split(';'))
    .map(([tag = '', q = 'q=1']) => ({
      tag: tag.slice(0, 2).toLowerCase(),
      weight: Number(q.trim().slice(2)),
    }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
  return [chosen, ...wanted].find((tag): tag is Language => LANGUAGES.includes(tag as Language)) ?? 'id'
}

export function themeOf(cookies: string | undefined): Theme {
  const chosen = cookieOf(cookies, 'guyub_theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto'
}

/** A year, for this site only; readable by the desk, which changes it without a network. */
export function preferenceCookie(name: 'guyub_lang' | 'guyub_theme' | 'guyub_region', value: string): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=31536000; SameSite=Lax`
}
