import type { Context } from '../../kernel/context.ts'
import { endedPlaces } from '../identity/index.ts'
import { officeByCode } from '../regions/index.ts'

/** Requests and plans belong to others; the composition root lends us a count of what is open. */
export interface OpenWork {
  /** Open requests that are assigned to each of these people. */
  readonly openCases: (ctx: Context, people: readonly string[]) => Promise<ReadonlyMap<string, number>>
  /** Milestones not reached yet of activities that each of these offices owns. */
  readonly openMilestones: (ctx: Context, offices: readonly string[]) => Promise<ReadonlyMap<string, number>>
}

/** Who left within a year without a successor, or with requests that still wait for them. */
export async function handovers(ctx: Context, { openCases, openMilestones }: OpenWork) {
  const ended = await endedPlaces(ctx)
  const [cases, milestones] = await Promise.all([
    openCases(ctx, [...new Set(ended.map(({ personId }) => personId))]),
    openMilestones(ctx, [...new Set(ended.map(({ membership }) => membership.office))]),
  ])
  const open = ended
    .map((place) => ({
      ...place,
      openCases: cases.get(place.personId) ?? 0,
      openMilestones: place.isFollowed ? 0 : (milestones.get(place.membership.office) ?? 0),
    }))
    .filter((place) => !place.isFollowed || place.openCases > 0)
  return Promise.all(
    open.map(async ({ membership, name, isFollowed, ...counts }) => ({
      membershipId: membership.id,
      name,
      office: {
        code: membership.office,
        name: (await officeByCode(ctx.region, membership.office))?.name ?? membership.office,
      },
      role: membership.role,
      decree: membership.decree,
      endedOn: membership.until ?? '',
      ...{ isFollowed, openCases: counts.openCases, openMilestones: counts.openMilestones },
    })),
  )
}
