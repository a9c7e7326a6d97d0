import * as contract from '@guyub/contract/live'
import type { Http } from '../../kernel/http.ts'
import { serveStream } from '../../kernel/stream.ts'
import type { Tail } from '../../kernel/tail.ts'
import { publiclyShown, shown } from './shown.ts'

/** The wall's events. They are read by the log's own reader, once for all listeners. */
export function liveRoutes(http: Http, tail: Tail): void {
  serveStream(http, contract.live, ({ region, actor }, { lastSeen }, tell) => {
    const show =
      actor.permissions.has('live.read') && actor.regionCode === region.code ? shown : publiclyShown
    return tail.follow(region.code, lastSeen, (event) =>
      tell({ id: Number(event.seq), event: 'happened', data: show(event) }),
    )
  })
}
