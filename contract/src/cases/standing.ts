import { z } from 'zod'

/** Where one product of a request stands. */
export const ProductStanding = z.object({
  state: z.string(),
  /** When it came into this state. */
  since: z.iso.datetime(),
  /** The promise as it was given at the counter. */
  promiseDue: z.iso.datetime(),
  /** The promise moved by the working time of pauses. */
  due: z.iso.datetime(),
  /** The agency's own working time, moved by pauses. */
  agencyDue: z.iso.datetime(),
  /** When it was given more time, by an action that prolongs. */
  prolongedAt: z.iso.datetime().optional(),
  /** While both clocks stand still: since when. */
  pausedAt: z.iso.datetime().optional(),
  pausedMinutes: z.number().int(),
  /** Which of the product's paces holds, by its place; without it the product's own clocks. */
  pace: z.number().int().optional(),
  deliveredAt: z.iso.datetime().optional(),
  /** The file that was delivered: this one, whatever else lies in the case. */
  paper: z.uuid().optional(),
})
export type ProductStanding = z.infer<typeof ProductStanding>

export interface Standing {
  readonly state: string
  readonly products: Readonly<Record<string, ProductStanding>>
}
