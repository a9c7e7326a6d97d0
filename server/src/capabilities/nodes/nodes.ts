import { NODE_WARNINGS, NodeHealth, type NodeWarning } from '@guyub/contract/nodes'
import type { Context } from '../../kernel/context.ts'
import { officeByCode } from '../regions/index.ts'
import { CLOCK_TOLERANCE } from './carry-out.ts'
import type { NodesNeeds } from './needs.ts'
import type { NodeRow } from './node-row.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const SILENT = 2 * DAY
const CERTIFICATE_SOON = 60 * DAY
/** A gibibyte holds some five thousand photographed papers. */
const STORAGE_LOW = 2 ** 30
const WAITING_MANY = 50

/** The nodes of the region with what should be looked at, those in use first. */
export async function nodes(ctx: Context, needs: Pick<NodesNeeds, 'version'>) {
  const { code, db } = ctx.region
  const [rows, invited, refusedRows] = await Promise.all([
    db
      .selectFrom('village_node')
      .selectAll()
      .where('region_code', '=', code)
      .where('side', '=', 'regency')
      .orderBy('revoked_at', (order) => order.desc().nullsFirst())
      .orderBy('office_code')
      .limit(2000)
      .execute(),
    db
      .selectFrom('node_invitation')
      .select(['short', 'office_code', 'name', 'expires_at'])
      .where('region_code', '=', code)
      .where('used_at', 'is', null)
      .where('expires_at', '>', ctx.now())
      .orderBy('made_at')
      .execute(),
    db
      .selectFrom('node_command')
      .select((eb) => ['node_id', eb.fn.countAll().as('count')])
      .where('region_code', '=', code)
      .where('state', '=', 'refused')
      .groupBy('node_id')
      .execute(),
  ])
  const refused = new Map(refusedRows.map(({ node_id, count }) => [node_id, Number(count)]))
  return {
    version: needs.version,
    nodes: await Promise.all(rows.map(async (row) => itemOf(ctx, needs, row, refused.get(row.id) ?? 0))),
    invitations: invited.map(({ short, office_code: office, name, expires_at }) => ({
      ...{ short, office, name, expiresAt: expires_at.toISOString() },
    })),
  }
}

async function itemOf(ctx: Context, needs: Pick<NodesNeeds, 'version'>, row: NodeRow, refused: number) {
  const { data: health } = NodeHealth.safeParse(withoutMoment(row.told))
  const office = await officeByCode(ctx.region, row.office_code)
  return {
    ...{ nodeId: row.id, name: row.name, office: row.office_code, letter: row.letter },
    officeName: office?.name ?? row.office_code,
    pairedAt: row.paired_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    reason: row.reason,
    lastMetAt: row.last_met_at?.toISOString() ?? null,
    lastWay: row.last_way as 'line' | 'stick' | null,
    lastFault: row.last_fault,
    clockMs: health?.clockMs || (row.clock_ms === null ? null : Number(row.clock_ms)),
    health: health ?? null,
    refused,
    warnings: row.revoked_at ? [] : warningsOf(ctx.now(), needs.version, row, health, refused),
  }
}

function withoutMoment(told: unknown): unknown {
  const { at: _, services: __, ...health } = (told ?? {}) as { at?: unknown; services?: unknown }
  return health
}

/** In the order of how urgent they are. */
function warningsOf(
  now: Date,
  version: string,
  row: NodeRow,
  health: NodeHealth | undefined,
  refused: number,
): NodeWarning[] {
  const left = health?.certificateUntil ? Date.parse(health.certificateUntil) - now.getTime() : undefined
  const heard = (row.last_met_at ?? row.paired_at).getTime()
  const is: Record<NodeWarning, boolean> = {
    fault: row.last_fault !== null,
    silent: now.getTime() - heard > SILENT,
    certificate_over: left !== undefined && left <= 0,
    certificate_soon: left !== undefined && left > 0 && left < CERTIFICATE_SOON,
    storage_low: health?.storage != null && health.storage.free < STORAGE_LOW,
    clock_wrong: [Number(row.clock_ms ?? 0), health?.clockMs ?? 0].some(
      (ms) => Math.abs(ms) > CLOCK_TOLERANCE,
    ),
    refused: refused > 0,
    waiting_long: (health?.waiting ?? 0) >= WAITING_MANY,
    version_old: health !== undefined && health.version !== version,
  }
  return NODE_WARNINGS.filter((warning) => is[warning])
}
