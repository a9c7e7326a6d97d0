import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { Key, openBody } from '../text.ts'
import { CohortGroup, CohortSession, CohortStage, Delegate } from './cohort.ts'

const params = z.object({ cohortId: z.uuid() })
const CHANGED = { ...COMMAND_REFUSALS, 'cohort.unknown': 404, 'cohort.changed': 409 } as const

/** Begins a cohort with the stages of a template. It has the command's id. */
export const beginCohort = endpoint({
  method: 'POST',
  path: '/cohorts',
  access: 'cohort.manage',
  params: z.object({}),
  body: openBody(
    z.object({
      commandId: CommandId,
      template: Key,
      title: z.string().trim().min(1).max(300),
      wave: z.string().trim().min(1).max(100).nullable(),
    }),
  ),
  answer: z.object({ cohortId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, 'cohort.no_such_template': 409 },
})

/** Writes what a cohort is: its stages, groups and the share that a certificate asks for. */
export const writeCohort = endpoint({
  method: 'POST',
  path: '/cohorts/:cohortId/plan',
  access: 'cohort.manage',
  params,
  body: openBody(
    z.object({
      commandId: CommandId,
      version: z.int(),
      title: z.string().trim().min(1).max(300),
      wave: z.string().trim().min(1).max(100).nullable(),
      requiredShare: z.number().gt(0).max(1),
      stages: z.array(CohortStage).min(1).max(12),
      groups: z.array(CohortGroup).max(20),
    }),
  ),
  answer: z.object({ version: z.int() }),
  refusals: { ...CHANGED, 'cohort.double_key': 409, 'cohort.stage_in_use': 409 },
})

/** Writes one session as a whole; a new one has the command's id. */
export const setSession = endpoint({
  method: 'POST',
  path: '/cohorts/:cohortId/sessions',
  access: 'cohort.manage',
  params,
  body: openBody(
    CohortSession.extend({
      commandId: CommandId,
      day: Day,
      sessionId: z.uuid().optional(),
      /** Of a session that is there: the version that was seen. */
      version: z.int().optional(),
    }),
  ),
  answer: z.object({ sessionId: z.uuid(), version: z.int() }),
  refusals: {
    ...CHANGED,
    'cohort.unknown_session': 404,
    'cohort.unknown_stage': 409,
    'cohort.hours_reversed': 409,
  },
})

/** Names one delegate; a new one has the command's id. Who replaces somebody for good takes their place from then on. */
export const setDelegate = endpoint({
  method: 'POST',
  path: '/cohorts/:cohortId/delegates',
  access: 'cohort.manage',
  params,
  body: openBody(
    Delegate.extend({
      commandId: CommandId,
      delegateId: z.uuid().optional(),
      isWithdrawn: z.boolean().default(false),
    }),
  ),
  answer: z.object({ delegateId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'cohort.unknown': 404,
    'cohort.unknown_delegate': 404,
    'cohort.unknown_group': 409,
    'cohort.unknown_office': 409,
    'cohort.office_or_unit': 409,
    'cohort.replaced_already': 409,
    'cohort.replaces_each_other': 409,
  },
})
