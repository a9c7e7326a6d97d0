import * as contract from '@guyub/contract/live'
import type { Context } from '../../kernel/context.ts'
import type { Http } from '../../kernel/http.ts'
import { serveStream } from '../../kernel/stream.ts'
import type { Tail } from '../../kernel/tail.ts'
import { publiclyShown, shown } from './shown.ts'

// An office has several walls behind one router. Strangers fill their own seats and take none from officers.
const OFFICERS = { kind: 'officers', perAddress: 200, inAll: 1000 }
const STRANGERS = { kind: 'strangers', perAddress: 20, inAll: 300 }
/** A wall goes on after a weekend without a network; a screen in a waiting room after a few minutes. */
const MISSED = { officers: 5000, strangers: 100 }

/** The wall's events. They are read by the log's own reader, once for all listeners. */
export function liveRoutes(http: Http, tail: Tail): void {
  const isOfficer = ({ region, actor }: Context) =>
    actor.permissions.has('live.read') && actor.regionCode === region.code
  const seatsOf = (ctx: Context) => (isOfficer(ctx) ? OFFICERS : STRANGERS)
  serveStream(http, contract.live, seatsOf, (ctx, { lastSeen }, tell) => {
    const [show, most] = isOfficer(ctx)
      ? ([shown, MISSED.officers] as const)
      : ([publiclyShown, MISSED.strangers] as const)
    return tail.follow(ctx.region.code, { lastSeen, most }, (event) =>
      tell({ id: Number(event.seq), event: 'happened', data: show(event) }),
    )
  })
}
