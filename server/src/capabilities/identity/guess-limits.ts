import type { FastifyRequest } from 'fastify'
import { limitedFailures } from '../../kernel/rate-limit.ts'
import { COOKIE_PREFIX } from './auth.ts'
import type { KnownDevices } from './known-devices.ts'

const BEGUN = ['session_token', 'two_factor'].map(
  (name) => new RegExp(`(?:^|;\\s*)(?:__Secure-)?${COOKIE_PREFIX}\\.${name}=([^;]+)`),
)

/**
 * Ten wrong guesses at one account from one address in a quarter of an hour, and a hundred from all addresses; ten from a
 * device on which its owner has signed in before, whoever else guesses.
 */
export function guessLimits(devices: KnownDevices) {
  return limitedFailures([
    {
      max: 10,
      minutes: 15,
      by: (request) => {
        const account = accountOf(request)
        return `${account} ${devices.of(request, account) ?? request.ip}`
      },
    },
    {
      max: 100,
      minutes: 15,
      by: (request) => {
        const account = accountOf(request)
        return devices.of(request, account) ? undefined : account
      },
    },
  ])
}

/**
 * Whose secret is guessed: the address's at the log-in; afterwards that of whoever has a session, or has shown the first
 * of two steps. (Made-up ones open no new count: better-auth gives five codes to each first step and ten to each account.)
 */
export function accountOf({ body, headers, ip, routeOptions }: FastifyRequest): string {
  const { email } = (body ?? {}) as { email?: unknown }
  if (routeOptions.url?.endsWith('sign-in/email') && typeof email === 'string')
    return email.toLowerCase().slice(0, 254)
  for (const cookie of BEGUN) {
    const [, value] = headers.cookie?.match(cookie) ?? []
    if (value) return value.slice(0, 254)
  }
  return ip
}
