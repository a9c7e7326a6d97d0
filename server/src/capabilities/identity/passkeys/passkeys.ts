import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint, sessionMiddleware } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type pg from 'pg'
import { z } from 'zod'
import { keepChallenge, takeChallenge } from './challenge.ts'
import { type EndpointContext, placeOf } from './endpoint-context.ts'
import { keepPasskey, passkeyBy, passkeysOf, passkeyUsed, removePasskey } from './kept.ts'

const MOST = 20
/** What a browser made of our question; the library looks at every field of it. */
const Answered = z.looseObject({ id: z.string().max(1400), response: z.looseObject({}) })

/**
 * Passkeys (WebAuthn level 3) beside the log-in's own steps. A device that proves its owner by fingerprint, face or PIN is both
 * factors at once. Each belongs to the host name it was made under, because an installation may have several.
 */
export function passkeys(pool: pg.Pool) {
  return {
    id: 'guyub-passkeys',
    endpoints: {
      /** Asks for the password: whoever found a desk unlocked makes no key to come back with. */
      beginPasskey: createAuthEndpoint(
        '/passkey/begin',
        { method: 'POST', body: z.object({ password: z.string().max(128) }), use: [sessionMiddleware] },
        async (ctx) => {
          const { user } = ctx.context.session
          await refuseWrongPassword(ctx, user.id, ctx.body.password)
          const known = await passkeysOf(pool, user.id)
          if (known.length >= MOST) throw refused('BAD_REQUEST', 'PASSKEY_TOO_MANY')
          const { generateRegistrationOptions } = await import('@simplewebauthn/server')
          const { host } = placeOf(ctx)
          const options = await generateRegistrationOptions({
            ...{ rpName: 'Guyub', rpID: host, userName: user.email, userDisplayName: user.name },
            userID: new TextEncoder().encode(user.id),
            excludeCredentials: known.filter((one) => one.host === host).map(({ id }) => ({ id })),
            authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
          })
          await keepChallenge(ctx, options.challenge)
          return ctx.json({ ...options })
        },
      ),
      addPasskey: createAuthEndpoint(
        '/passkey/add',
        {
          method: 'POST',
          body: z.object({ name: z.string().trim().min(1).max(60), answer: Answered }),
          use: [sessionMiddleware],
        },
        async (ctx) => {
          const { user } = ctx.context.session
          const { host, origin } = placeOf(ctx)
          const challenge = await takeChallenge(ctx)
          if (!challenge) throw refused('BAD_REQUEST', 'PASSKEY_EXPIRED')
          const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
          const { registrationInfo } = await verifyRegistrationResponse({
            response: ctx.body.answer as unknown as RegistrationResponseJSON,
            ...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: host },
          }).catch(() => ({ registrationInfo: undefined }))
          if (!registrationInfo) throw refused('BAD_REQUEST', 'PASSKEY_FAILED')
          const { id, publicKey, counter, transports = [] } = registrationInfo.credential
          const { name } = ctx.body
          if (!(await keepPasskey(pool, { id, userId: user.id, host, name, publicKey, counter, transports })))
            throw refused('CONFLICT', 'PASSKEY_KNOWN')
          return ctx.json({ id })
        },
      ),
      listPasskeys: createAuthEndpoint(
        '/passkey/list',
        { method: 'GET', use: [sessionMiddleware] },
        async (ctx) => ctx.json(await passkeysOf(pool, ctx.context.session.user.id)),
      ),
      removePasskey: createAuthEndpoint(
        '/passkey/remove',
        { method: 'POST', body: z.object({ id: z.string().max(1400) }), use: [sessionMiddleware] },
        async (ctx) => {
          if (!(await removePasskey(pool, ctx.context.session.user.id, ctx.body.id)))
            throw refused('NOT_FOUND', 'PASSKEY_UNKNOWN')
          return ctx.json({ removed: true })
        },
      ),
      askPasskey: createAuthEndpoint('/passkey/ask', { method: 'POST' }, async (ctx) => {
        const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
        const { host } = placeOf(ctx)
        const options = await generateAuthenticationOptions({ rpID: host, userVerification: 'required' })
        await keepChallenge(ctx, options.challenge)
        return ctx.json({ ...options })
      }),
      signInPasskey: createAuthEndpoint(
        '/passkey/sign-in',
        { method: 'POST', body: z.object({ answer: Answered }) },
        async (ctx) => {
          const { host, origin } = placeOf(ctx)
          const challenge = await takeChallenge(ctx)
          if (!challenge) throw refused('BAD_REQUEST', 'PASSKEY_EXPIRED')
          const kept = await passkeyBy(pool, ctx.body.answer.id, host)
          if (!kept) throw refused('UNAUTHORIZED', 'PASSKEY_UNKNOWN')
          const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
          const { id, public_key, counter, transports } = kept
          const checked = await verifyAuthenticationResponse({
            response: ctx.body.answer as unknown as AuthenticationResponseJSON,
            ...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: host },
            credential: {
              ...{ id, counter: Number(counter), publicKey: new Uint8Array(public_key) },
              transports: transports as never[],
            },
          }).catch(() => undefined)
          if (!checked?.verified) throw refused('UNAUTHORIZED', 'PASSKEY_FAILED')
          const user = await ctx.context.internalAdapter.findUserById(kept.userId)
          if (!user || !(await passkeyUsed(pool, kept, checked.authenticationInfo.newCounter)))
            throw refused('UNAUTHORIZED', 'PASSKEY_FAILED')
          const session = await ctx.context.internalAdapter.createSession(user.id)
          await setSessionCookie(ctx, { session, user })
          return ctx.json({ signedIn: true })
        },
      ),
    },
  } satisfies BetterAuthPlugin
}

async function refuseWrongPassword(ctx: EndpointContext, userId: string, password: string): Promise<void> {
  const { internalAdapter, password: passwords } = ctx.context
  const hash = (await internalAdapter.findAccounts(userId)).find(
    ({ providerId }) => providerId === 'credential',
  )?.password
  if (!hash || !(await passwords.verify({ hash, password }))) throw refused('BAD_REQUEST', 'INVALID_PASSWORD')
}

function refused(status: 'BAD_REQUEST' | 'UNAUTHORIZED' | 'NOT_FOUND' | 'CONFLICT', code: string): APIError {
  return new APIError(status, { code, message: code })
}
