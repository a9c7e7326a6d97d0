import { randomBytes } from 'node:crypto'
import type { EndpointContext } from './endpoint-context.ts'

const NAME = 'passkey_challenge'
const SECONDS = 300

/** What a device is to sign, kept for five minutes under a name that only this browser has. */
export async function keepChallenge(ctx: EndpointContext, challenge: string): Promise<void> {
  const { createAuthCookie, internalAdapter, secret } = ctx.context
  const identifier = `passkey ${randomBytes(16).toString('base64url')}`
  await internalAdapter.createVerificationValue({
    ...{ identifier, value: challenge },
    expiresAt: new Date(Date.now() + SECONDS * 1000),
  })
  const { name, attributes } = createAuthCookie(NAME, { maxAge: SECONDS })
  await ctx.setSignedCookie(name, identifier, secret, attributes)
}

/** The challenge of this browser, once; nothing when it is over or was answered. */
export async function takeChallenge(ctx: EndpointContext): Promise<string | undefined> {
  const { createAuthCookie, internalAdapter, secret } = ctx.context
  const identifier = await ctx.getSignedCookie(createAuthCookie(NAME).name, secret)
  if (!identifier) return undefined
  return (await internalAdapter.consumeVerificationValue(identifier))?.value
}
