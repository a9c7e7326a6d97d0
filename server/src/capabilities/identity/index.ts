import * as contract from '@guyub/contract/identity'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/context.ts'
import type { Pool } from '../../kernel/db.ts'
import { openEar } from '../../kernel/ear.ts'
import { type Http, serve } from '../../kernel/http.ts'
import type { WrapKey } from '../../kernel/wrap-keys.ts'
import { actors, type FindOffice } from './actor.ts'
import { openAuth } from './auth.ts'
import { confirmMembership } from './confirm-membership.ts'
import { createUser } from './create-user.ts'
import { endMembership } from './end-membership.ts'
import { knownDevices } from './known-devices.ts'
import { logInRoutes } from './log-in-routes.ts'
import { me } from './me.ts'
import { people } from './people.ts'
import { forgetting, PEOPLE_CHANGED } from './people-changed.ts'
import { sessions } from './session.ts'
import { startMembership } from './start-membership.ts'
import { tokens } from './token.ts'
import { limitTokenGuesses } from './token-guesses.ts'

export { accountByEmail } from './account-by-email.ts'
export { actorOn, type FindOffice } from './actor.ts'
export { addMembership } from './add-membership.ts'
export { type Account, type AccountNeeds, createAccount } from './create-account.ts'
export { closeMembershipBy } from './end-membership.ts'
export { endedPlaces } from './ended-places.ts'
export { holdsRole } from './holds-role.ts'
export { isAnother } from './is-another.ts'
export { officePeople, takeOfficePeople } from './office-people.ts'
export { forgetCodes } from './otp/forget-codes.ts'
export { type Gateway, GatewayFault, httpSender } from './otp/http-sender.ts'
export { CODE_MINUTES, type OneTimeCodes, oneTimeCodes } from './otp/one-time-code.ts'
export { type Sender, type ShortMessage, terminal } from './otp/sender.ts'
export {
  addressOfAccount,
  names,
  peopleOfOffice,
  peopleWithRole,
  rolesOfOffice,
  worksIn,
} from './people.ts'
export { samePlaces } from './same-places.ts'
export { loadSampleCentre, loadSamplePeople, type SampleCentre, type SampleOffices } from './sample-people.ts'
export { createToken, revokeToken } from './token.ts'

interface IdentityNeeds {
  readonly pool: Pool
  readonly appUrl: string
  readonly master: Buffer
  /** Instead of the master key, the newest first; older ones open what was encrypted under them. */
  readonly renewed?: readonly WrapKey[]
  readonly now: () => Date
  /** Offices belong to `regions`; the composition root lends us its eyes. */
  readonly findOffice: FindOffice
  /** How long a session, a token and a person's places are believed, in milliseconds. */
  readonly believedFor?: number
}

/** Log-in, machines' tokens and who may do what where. */
export function openIdentity({
  pool,
  appUrl,
  master,
  renewed = [],
  now,
  findOffice,
  believedFor: ms = 10_000,
}: IdentityNeeds) {
  const auth = openAuth({ appUrl, master, renewed })
  const persons = sessions(auth, pool, ms)
  const machines = tokens({ pool, now, findOffice, ms })
  const callers = actors({ pool, now, sessions: persons, tokens: machines, findOffice, ms })
  const ear = openEar(
    appUrl,
    PEOPLE_CHANGED,
    forgetting({
      ...{ forgetPlaces: callers.forget, forgetAllPlaces: callers.forgetAll },
      ...{ forgetTokens: machines.forgetAll, forgetSessions: persons.forgetAll },
    }),
  )

  return {
    actorOf(request: FastifyRequest): Promise<Actor | undefined> {
      ear.prick()
      return callers.of(request)
    },
    routes(http: Http): void {
      const needs = { findOffice, actors: callers }
      limitTokenGuesses(http.app, {
        wasRight: machines.wasRight,
        broughtWrongToken: callers.broughtWrongToken,
      })
      logInRoutes(http.app, {
        auth,
        pool,
        sessions: persons,
        devices: knownDevices(renewed[0]?.key ?? master),
        isNode: http.journal !== undefined,
      })
      serve(http, contract.me, (ctx) => me(ctx, { pool, findOffice }))
      serve(http, contract.people, people)
      serve(http, contract.createUser, (ctx, input) => createUser(ctx, needs, input))
      serve(http, contract.startMembership, (ctx, input) => startMembership(ctx, needs, input))
      serve(http, contract.confirmMembership, (ctx, input) => confirmMembership(ctx, callers, input))
      serve(http, contract.endMembership, (ctx, input) => endMembership(ctx, callers, input))
    },
    async close(): Promise<void> {
      await Promise.all([ear.close(), auth.close()])
    },
  }
}
export type Identity = ReturnType<typeof openIdentity>
