import { z } from 'zod'
import { endpoint } from '../../endpoint.ts'
import { OfficeCode } from '../../regions/office.ts'
import { PaperView } from '../papers/view.ts'

export const OBSTACLE_STATES = ['opened', 'planned', 'solved'] as const

export const ObstacleView = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  owner: z.string(),
  ownerName: z.string().nullable(),
  area: z.object({ code: z.string(), name: z.string() }).nullable(),
  /** What it holds up, as the plan that holds calls it. */
  activities: z.array(z.object({ id: z.uuid(), title: z.string() })),
  state: z.enum(OBSTACLE_STATES),
  remedy: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  openedOn: z.iso.date(),
  solvedOn: z.iso.date().nullable(),
  isLate: z.boolean(),
  steps: z.array(
    z.object({
      state: z.enum(OBSTACLE_STATES),
      words: z.string(),
      dueOn: z.iso.date().nullable(),
      office: z.string(),
      paper: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  /** What proves that it was solved. */
  papers: z.array(PaperView),
  /** Write its next step; attach a paper once it is solved. */
  may: z.object({ write: z.boolean(), attach: z.boolean() }),
})
export type ObstacleView = z.infer<typeof ObstacleView>

/** What stands in the way: late ones first, then by day, then those without a day; solved ones last and the newest hundred of them. */
export const obstacles = endpoint({
  method: 'GET',
  path: '/plan/obstacles',
  access: 'plan.read',
  params: z.object({}),
  body: z.object({
    activity: z.uuid().optional(),
    office: OfficeCode.optional(),
    kind: z.string().max(60).optional(),
    area: z.string().max(13).optional(),
  }),
  answer: z.object({
    today: z.iso.date(),
    obstacles: z.array(ObstacleView),
    may: z.object({ open: z.boolean() }),
  }),
  refusals: {},
})
