import { z } from 'zod'

/** On which days a bank weighs: 1 is Monday; in these weeks of a month (2: the second such day in it), or in all of them. */
export const Weighs = z.object({
  weekday: z.int().min(1).max(7),
  weeks: z.array(z.int().min(1).max(5)).max(5).default([]),
})
export type Weighs = z.infer<typeof Weighs>

const DAY = 86_400_000
/** From one fifth Saturday to the next there may be seventeen weeks. */
const HORIZON = 150

/** Whether a day, `YYYY-MM-DD`, is one of them. */
export function weighsOn({ weekday, weeks }: Weighs, day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`)
  // Sunday is the seventh.
  if ((at.getUTCDay() || 7) !== weekday) return false
  return weeks.length === 0 || weeks.includes(Math.ceil(at.getUTCDate() / 7))
}

/** The first such day from this one on, itself included. */
export function nextWeighing(weighs: Weighs, from: string): string | undefined {
  for (let ahead = 0; ahead < HORIZON; ahead++) {
    const day = new Date(Date.parse(from) + ahead * DAY).toISOString().slice(0, 10)
    if (weighsOn(weighs, day)) return day
  }
  return undefined
}
