import { usesOf } from '@guyub/contract/definition'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { ServicesNeeds } from './needs.ts'

/** The services of this region, for whoever looks for one. */
export async function services({ region }: Context, needs: ServicesNeeds) {
  const all = needs.services.keys.flatMap((key) => needs.services.of(region.code, key) ?? [])
  return all.map((service) => ({ ...service, uses: usesOf(service) }))
}

interface Wanted {
  readonly service: string
  readonly version?: number | undefined
}

/** One service with all that a counter without a network needs of it. */
export async function service(ctx: Context, needs: ServicesNeeds, wanted: Wanted) {
  const current = needs.services.of(ctx.region.code, wanted.service)
  if (!current) throw new Refusal('services.unknown')
  const { version = current.version } = wanted
  const service = await needs.services.version(ctx.region, wanted.service, version)
  if (!service) throw new Refusal('services.unknown_version')
  const handler = service.case && (await needs.handlerOf(ctx.region, service.case.handler))
  return {
    service,
    calendar: await needs.calendars.of(ctx),
    handler: handler ? { code: handler.code, name: handler.name } : null,
  }
}
