import * as contract from '@guyub/contract/queue'
import { type Http, serve } from '../../kernel/http.ts'
import { serveStream } from '../../kernel/stream.ts'
import type { Tail } from '../../kernel/tail.ts'
import { board } from './board.ts'
import { callNext } from './call-next.ts'
import { cancelOnce } from './cancel-ticket.ts'
import { putCounter, sit } from './counters.ts'
import { endDay } from './end-day.ts'
import { openHalls } from './halls.ts'
import { putLaneOnce } from './lanes.ts'
import type { QueueNeeds } from './needs.ts'
import { places } from './office-places.ts'
import { openPlaces } from './open-places.ts'
import { closePlace, openPlaceOnce } from './places.ts'
import { printSlip } from './print-slip.ts'
import { closeScreen, linkScreen, makeScreen, openScreen } from './screens.ts'
import { tellSeen, whichScreen } from './seen.ts'
import { standing } from './standing.ts'
import { statistics } from './statistics.ts'
import { stepTicket } from './step-ticket.ts'
import { giveTicket, takeTicket, takeTicketAtKiosk } from './take-ticket.ts'
import { transferOnce } from './transfer-ticket.ts'
import { work } from './work.ts'

export { cancelTicket } from './cancel-ticket.ts'
export { endDaysOf } from './end-day.ts'
export * from './events.ts'
export { expectTicket, ticketArrived } from './expect-ticket.ts'
export { type IssueTicket, issueTicket } from './issue-ticket.ts'
export { lanesOf, putLane } from './lanes.ts'
export type { Followed, QueueNeeds } from './needs.ts'
export { openPlace } from './places.ts'
export { screenByKey } from './screens.ts'
export { standingOf } from './standing.ts'
export { transferTicket } from './transfer-ticket.ts'

export function queueRoutes(http: Http, needs: QueueNeeds): void {
  serve(http, contract.openPlace, (ctx, input) => openPlaceOnce(ctx, needs, input))
  serve(http, contract.putLane, putLaneOnce)
  serve(http, contract.putCounter, putCounter)
  serve(http, contract.closePlace, closePlace)
  serve(http, contract.endDay, (ctx, input) => endDay(ctx, needs, input))
  serve(http, contract.places, (ctx) => places(ctx, needs))
  serve(http, contract.issueTicket, giveTicket)
  serve(http, contract.takeTicket, (ctx, input) => takeTicket(ctx, needs, input))
  serve(http, contract.takeTicketAtKiosk, (ctx, input) => takeTicketAtKiosk(ctx, needs, input))
  serve(http, contract.stepTicket, (ctx, input) => stepTicket(ctx, needs, input))
  serve(http, contract.transferTicket, (ctx, input) => transferOnce(ctx, needs, input))
  serve(http, contract.cancelTicket, (ctx, input) => cancelOnce(ctx, needs, input))
  serve(http, contract.sit, sit)
  serve(http, contract.callNext, (ctx, input) => callNext(ctx, needs, input))
  serve(http, contract.work, work)
  serve(http, contract.standing, (ctx, input) => standing(ctx, needs, input))
  serve(http, contract.waitingPlaces, (ctx) => openPlaces(ctx, needs))
  serve(http, contract.makeScreen, (ctx, input) => makeScreen(ctx, needs, input))
  serve(http, contract.linkScreen, (ctx, input) => linkScreen(ctx, needs, input))
  serve(http, contract.closeScreen, closeScreen)
  serve(http, contract.openScreen, (ctx, input) => openScreen(ctx, needs, input))
  serve(http, contract.whichScreen, whichScreen)
  serve(http, contract.board, (ctx, input) => board(ctx, needs, input))
  serve(http, contract.tellSeen, tellSeen)
  serve(http, contract.printSlip, (ctx, input) => printSlip(ctx, needs, input))
  serve(http, contract.statistics, (ctx, input) => statistics(ctx, needs, input))
}

// A hall has many displays behind one router, and a hospital many halls.
const DISPLAYS = { kind: 'displays', perAddress: 1500, inAll: 4000 }

/** What screens show, told by the log's own reader. */
export function queueLive(http: Http, tail: Tail, needs: Pick<QueueNeeds, 'services'>): void {
  const halls = openHalls(tail, needs)
  serveStream(
    http,
    contract.boardLive,
    () => DISPLAYS,
    (ctx, { screen }, tell) =>
      halls.follow(ctx, screen, (seq, data) => tell({ id: seq, event: 'board', data })),
  )
}
