import { z } from 'zod'
import { isOfOurTime } from './our-time.ts'

/** A day that a request names, `YYYY-MM-DD`. */
export const Day = z.iso.date().refine(isOfOurTime)

/** A moment that a request names, in UTC. */
export const Moment = z.iso.datetime().refine(isOfOurTime)
