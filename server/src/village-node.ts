import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { openCalendars } from './capabilities/calendar/index.ts'
import { slipDevices } from './capabilities/devices/index.ts'
import { revocations } from './capabilities/documents/index.ts'
import {
  exportBundle,
  finishBegun,
  importBundle,
  type NodesNeeds,
  nodesContext,
  ownNode,
  syncNode,
} from './capabilities/nodes/index.ts'
import { officesOf } from './capabilities/regions/index.ts'
import type { House } from './house.ts'
import { carryOf } from './kernel/carried.ts'
import type { Context } from './kernel/context.ts'
import { openServices } from './kernel/installed-services.ts'
import { certifyOther } from './operations/authority.ts'
import { versionOf } from './operations/version.ts'
import { findOffice } from './people.ts'

/** What either side of a village node needs; commands of nodes are carried out by the routes of `app`. */
export function nodesNeedsOf(house: House, app: FastifyInstance, cases: NodesNeeds['cases']): NodesNeeds {
  const { pool, seal, master, renewed, origin, machine, home } = house
  return {
    ...{ pool, seal, master, renewed, origin, machine, cases, findOffice, version: versionOf() },
    carry: (path) => carryOf(app, path),
    revocations: (ctx) => revocations(ctx, { tokenKey: seal }, slipDevicesOf),
    authority: () => ({
      certify: ({ publicKey, ...wish }) => certifyOther(join(home, 'tls'), publicKey, wish),
    }),
  }
}

/** Every device whose slips are true, with its office called as people call it. */
export async function slipDevicesOf(ctx: Context) {
  const [own, { offices }] = [await slipDevices(ctx), await officesOf(ctx.region, { limit: 10_000 })]
  const nameOf = new Map(offices.map(({ code, name }) => [code, name]))
  return own.map((device) => ({ ...device, office: nameOf.get(device.office) ?? device.office }))
}

interface Side {
  readonly house: House
  /** Built of the same house. */
  readonly app: FastifyInstance
  readonly region: string
}

/** Outside of a request: the needs have services of their own, which whoever opened them closes. */
function openSide({ house, app, region }: Side) {
  const { vault, files } = house
  const services = openServices(house.appUrl, house.services)
  const needs = nodesNeedsOf(house, app, { services, vault, files, calendars: openCalendars() })
  return { needs, ctx: nodesContext(house.pool, region, house.now), close: services.close }
}

/** At a village node: what is done besides answering officers. */
export function openNodeSync(side: Side) {
  const { needs, ctx, close } = openSide(side)
  return {
    /** After a start: what was begun when the power failed. */
    finishBegun: () => finishBegun(ctx, needs.cases),
    /** Meets the regency once, until neither has more; answers how much passed. */
    sync: () => syncNode(ctx, needs),
    node: () => ownNode(ctx.region.db, ctx),
    close,
  }
}

/** For the command line: what a stick carries, without a server. */
export function openNodeBundles(side: Side) {
  const { needs, ctx, close } = openSide(side)
  return {
    export: (node?: string) => exportBundle(ctx, needs, { node }),
    import: (content: Buffer) => importBundle(ctx, needs, content),
    close,
  }
}
