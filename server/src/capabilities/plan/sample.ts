import { readFileSync } from 'node:fs'
import { newCommandId } from '@guyub/contract/command'
import { OwnText } from '@guyub/contract/text'
import { z } from 'zod'

const Sample = z.strictObject({
  title: OwnText,
  vision: OwnText,
  regulation: z.string(),
  regulationOn: z.iso.date(),
  firstYear: z.int(),
  lastYear: z.int(),
  source: z.string(),
  readinessModel: z.string(),
  horizons: z.array(z.object({ span: z.string(), firstYear: z.int(), lastYear: z.int() })),
  missions: z.array(OwnText),
  words: z.array(z.object({ word: OwnText, meaning: OwnText, dimensions: z.array(z.string()) })),
  readiness: z.array(z.object({ pillar: z.string(), finding: z.string(), wanted: z.string() })),
  swot: z.array(z.object({ quadrant: z.string(), statement: z.string(), dimension: z.string().optional() })),
  gaps: z.array(z.object({ element: z.string(), present: z.string(), wanted: z.string(), step: z.string() })),
  needs: z.array(
    z.object({
      ...{ source: z.string(), sourceNote: z.string(), statement: z.string(), element: z.string() },
      word: z.int(),
    }),
  ),
  milestones: z.array(z.string()),
  risks: z.array(z.object({ risk: z.string(), mitigation: z.string() })),
  programmes: z.array(
    z.object({
      ...{ element: z.string(), owner: z.string(), coOwner: z.string(), title: z.string() },
      ...{ indicator: z.string(), unit: z.string(), activities: z.array(z.string()) },
      /** A figure of the platform by which the first of its activities is measured. */
      platform: z.object({ indicator: z.string(), target: z.number() }).optional(),
    }),
  ),
  /** Activities of the sourced plan that the platform has services and figures for. */
  fromSourced: z.array(z.string()),
})
export type Sample = z.infer<typeof Sample>

export function readSample(): Sample {
  const file = new URL('../../../../reference/plans/sample.json', import.meta.url)
  return Sample.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** One generated activity with all that hangs from it. */
export interface SampleActivity {
  readonly id: string
  readonly programme: number
  readonly title: string
  readonly firstMonth: string
  readonly lastMonth: string
  readonly weight: number
  readonly areas: readonly string[]
  readonly milestones: readonly {
    readonly title: string
    readonly dueOn: string
    readonly doneOn: string | null
  }[]
  readonly budgets: readonly { readonly year: number; readonly source: string; readonly amount: number }[]
  /** Of the programme's indicator: where it began, where it should be, and what was reported for the second year. */
  readonly figure: {
    readonly baseline: number
    readonly target: number
    readonly reported: number | null
  } | null
  readonly risk: number
}

const SOURCES = ['apbd', 'apbd', 'dak', 'csr', 'village-fund'] as const
const MONTH = (index: number, firstYear: number) =>
  `${firstYear + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`

/** `times` rounds through the programmes' activities, always the same for the same sample. Districts are codes of the region's own. */
export function generate(sample: Sample, districts: readonly string[], times = 1): SampleActivity[] {
  const span = (sample.lastYear - sample.firstYear + 1) * 12
  let n = 0
  return Array.from({ length: times }, (_, round) => round).flatMap((round) =>
    sample.programmes.flatMap((programme, index) =>
      programme.activities.map((name): SampleActivity => {
        n += 1
        // Small primes that share nothing with the lengths they are taken over: plausible, never random.
        const begins = (n * 7) % (span - 18)
        const lasts = 8 + ((n * 5) % 11)
        const months = [0.2, 0.45, 0.7, 1].map((share) => begins + Math.round(share * (lasts - 1)))
        const isSilent = n % 9 === 0
        return {
          id: newCommandId(),
          programme: index,
          title: round ? `${name} (tahap ${round + 1})` : name,
          firstMonth: MONTH(begins, sample.firstYear),
          lastMonth: MONTH(begins + lasts - 1, sample.firstYear),
          weight: 1 + (n % 3),
          areas: districts.filter((_, place) => (place * 3 + n) % 11 === 0),
          milestones: isSilent
            ? []
            : sample.milestones.map((title, step) => {
                const month = MONTH(months[step] ?? begins, sample.firstYear)
                const isDone = (months[step] ?? span) < 13 + (n % 5)
                return { title, dueOn: `${month}-25`, doneOn: isDone ? `${month}-${10 + (n % 15)}` : null }
              }),
          budgets: [0, 1, 2].slice(0, 1 + (n % 3)).map((later) => ({
            year: Math.min(sample.lastYear, sample.firstYear + Math.floor(begins / 12) + later),
            source: SOURCES[(n + later) % SOURCES.length] ?? 'apbd',
            amount: (50 + ((n * 37 + later * 113) % 900)) * 1_000_000,
          })),
          figure:
            n % 2
              ? {
                  baseline: (n * 3) % 20,
                  target: 20 + ((n * 11) % 80),
                  reported: n % 4 === 1 ? 10 + ((n * 7) % 60) : null,
                }
              : null,
          risk: n % sample.risks.length,
        }
      }),
    ),
  )
}
