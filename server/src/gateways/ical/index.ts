import * as contract from '@guyub/contract/booking'
import { entriesOfFeed, entriesOfSpace } from '../../capabilities/booking/index.ts'
import type { Http } from '../../kernel/http.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { serveDownload } from '../../kernel/transfer.ts'
import { calendarFile } from './calendar-file.ts'

/** Calendars of others, who ask again and again: RFC 5545, one of each space, and one of each person behind a secret address. */
export function icalRoutes(http: Http, { origin }: { readonly origin: () => string }): void {
  serveDownload(http, contract.spaceFeed, async ({ region, now }, { spaceId }) => {
    const found = await entriesOfSpace(region, spaceId, now())
    if (!found) throw new Refusal('booking.no_such_space')
    return calendarFile({ region: region.code, origin, name: found.name, entries: found.entries, now: now() })
  })
  serveDownload(http, contract.ownFeed, async ({ region, now }, { feedKey }) => {
    const entries = await entriesOfFeed(region, feedKey, now())
    if (!entries) throw new Refusal('booking.no_such_calendar')
    return calendarFile({ region: region.code, origin, name: 'Pemesanan saya', entries, now: now() })
  })
}
