import * as contract from '@guyub/contract/booking'
import { type Http, serve } from '../../kernel/http.ts'
import { book, bookFor } from './book.ts'
import { classes, endClass, holdClass } from './classes.ts'
import { closeFor, openAgain } from './closures.ts'
import { decideBooking } from './decide.ts'
import { eraseBooker } from './erase.ts'
import { fairness } from './fairness.ts'
import { freeMonth } from './free-month.ts'
import { freeTimes } from './free-times.ts'
import { joinClass } from './join-class.ts'
import type { BookingNeeds } from './needs.ts'
import { addToCalendar, cancelOwn, ownBooking } from './own.ts'
import { markPaid, takePaymentBack } from './payment.ts'
import { checkIn, checkOut, markMissed } from './presence.ts'
import { dayOfSite } from './show-day.ts'
import { keptSites, site, sites } from './show-sites.ts'
import { openSite } from './sites.ts'
import { putSpace } from './spaces.ts'
import { walkIn } from './walk-in.ts'
import { hideWork, showWork, works } from './works.ts'

export { countDays } from './count-days.ts'
export { endDueBookings } from './end-days.ts'
export { eraseBookerAgain } from './erase.ts'
export * from './events.ts'
export { type CalendarEntry, entriesOfFeed, entriesOfSpace } from './feeds.ts'
export type { BookingNeeds } from './needs.ts'
export { putSession, type Session } from './put-session.ts'
export { type SeatAsked, type Seated, takeSeat, takeSeatOnce } from './seats.ts'
export { type SessionOf, sessionsOf } from './sessions-of.ts'
export { type BookingOf, bookingsOf, giveUpSeat, markArrived } from './standing.ts'
export { subsectorsOf } from './subsectors.ts'
export { keyOfBooker, type Tellable, tellableBooking } from './tellable.ts'

export function bookingRoutes(http: Http, needs: BookingNeeds): void {
  serve(http, contract.openSite, (ctx, input) => openSite(ctx, needs, input))
  serve(http, contract.putSpace, (ctx, input) => putSpace(ctx, needs, input))
  serve(http, contract.closeFor, (ctx, input) => closeFor(ctx, needs, input))
  serve(http, contract.openAgain, (ctx, input) => openAgain(ctx, needs, input))
  serve(http, contract.sites, (ctx, input) => sites(ctx, needs, input))
  serve(http, contract.keptSites, (ctx) => keptSites(ctx, needs))
  serve(http, contract.site, (ctx, input) => site(ctx, needs, input))
  serve(http, contract.freeTimes, (ctx, input) => freeTimes(ctx, needs, input))
  serve(http, contract.freeMonth, (ctx, input) => freeMonth(ctx, needs, input))
  serve(http, contract.fairness, (ctx, input) => fairness(ctx, needs, input))

  serve(http, contract.book, (ctx, input) => book(ctx, needs, input))
  serve(http, contract.bookFor, (ctx, input) => bookFor(ctx, needs, input))
  serve(http, contract.ownBooking, (ctx, input) => ownBooking(ctx, needs, input))
  serve(http, contract.cancelOwn, (ctx, input) => cancelOwn(ctx, needs, input))
  serve(http, contract.addToCalendar, addToCalendar)

  serve(http, contract.dayOfSite, (ctx, input) => dayOfSite(ctx, needs, input))
  serve(http, contract.checkIn, (ctx, input) => checkIn(ctx, needs, input))
  serve(http, contract.checkOut, (ctx, input) => checkOut(ctx, needs, input))
  serve(http, contract.decideBooking, (ctx, input) => decideBooking(ctx, needs, input))
  serve(http, contract.markMissed, (ctx, input) => markMissed(ctx, needs, input))
  serve(http, contract.walkIn, (ctx, input) => walkIn(ctx, needs, input))
  serve(http, contract.markPaid, (ctx, input) => markPaid(ctx, needs, input))
  serve(http, contract.takePaymentBack, (ctx, input) => takePaymentBack(ctx, needs, input))
  serve(http, contract.eraseBooker, (ctx, input) => eraseBooker(ctx, needs, input))

  serve(http, contract.holdClass, (ctx, input) => holdClass(ctx, needs, input))
  serve(http, contract.endClass, (ctx, input) => endClass(ctx, needs, input))
  serve(http, contract.classes, classes)
  serve(http, contract.joinClass, (ctx, input) => joinClass(ctx, needs, input))
  serve(http, contract.showWork, (ctx, input) => showWork(ctx, needs, input))
  serve(http, contract.hideWork, (ctx, input) => hideWork(ctx, needs, input))
  serve(http, contract.works, (ctx, input) => works(ctx, needs, input))
}
