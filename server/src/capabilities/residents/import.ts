import { randomUUID } from 'node:crypto'
import {
  type KeptColumn,
  MOST_FAULTS,
  MOST_RESIDENTS,
  NEEDED_COLUMNS,
  type ResidentValues,
  type RowFault,
  readResident,
} from '@guyub/contract/residents'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { sha256 } from '../../kernel/merkle.ts'
import { oneAtATime } from '../../kernel/one-at-a-time.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { residentsImported } from './events.ts'
import { LISTS } from './lists.ts'
import type { ResidentsNeeds } from './needs.ts'
import { ownVillage } from './own-village.ts'

interface Import {
  readonly commandId: string
  readonly isTrial: boolean
  readonly sha256: string
}

interface Fault {
  readonly row: number
  readonly column: string
  readonly code: RowFault
}

interface Read {
  readonly rows: number
  /** By NIK. */
  readonly here: ReadonlyMap<string, ResidentValues>
  readonly left: readonly string[]
  readonly faults: readonly Fault[]
  readonly faulty: number
}

interface Known {
  readonly id: string
  readonly digest: string
}

/** Reads a village's list, tells every fault, and writes the rows that have none. */
export async function importResidents(
  ctx: Context,
  { vault }: ResidentsNeeds,
  command: Import,
  content: Buffer,
) {
  const area = ownVillage(ctx.actor)
  if (sha256(content).toString('hex') !== command.sha256) throw new Refusal('residents.list_damaged')
  const read = readRows(await LISTS.read(content))
  const work = async (tx: Db) => {
    const { code: region } = ctx.region
    const known = await knownIn(tx, region, area)
    const hashOf = (nik: string) => vault.lookUp(region, nik)
    const written = [...read.here].map(([nik, values]) => {
      const [hash, text] = [hashOf(nik), JSON.stringify(values)]
      const before = known.get(hash.toString('hex'))
      const digest = vault.lookUp(region, `resident ${text}`)
      return { hash, text, digest, before, isSame: before?.digest === digest.toString('hex') }
    })
    const changed = written.filter(({ before, isSame }) => before && !isSame)
    const added = written.filter(({ before }) => !before)
    const gone = read.left.flatMap((nik) => known.get(hashOf(nik).toString('hex')) ?? [])
    const counts = {
      ...{
        rows: read.rows,
        added: added.length,
        changed: changed.length,
        left: gone.length,
        faulty: read.faulty,
      },
    }
    return {
      area,
      region,
      counts,
      gone,
      lines: [...changed, ...added],
      same: written.length - changed.length - added.length,
    }
  }
  if (command.isTrial) {
    const { counts, same } = await ctx.region.db.transaction().execute(work)
    return { ...counts, same, faults: [...read.faults] }
  }
  return once(ctx, 'residents.import', command.commandId, async (tx) => {
    // Two lists of one village at once would add the same person twice.
    await oneAtATime(tx, ctx.region.code, 'residents', area)
    const { region, counts, gone, lines, same } = await work(tx)
    const at = ctx.now()
    for (let from = 0; from < lines.length; from += BATCH) {
      const part = lines.slice(from, from + BATCH).map(({ hash, text, digest, before }) => {
        const id = before?.id ?? randomUUID()
        const { content: sealed, dataKey } = vault.seal(region, id, text)
        return { id, hash, sealed, dataKey, digest }
      })
      await sql`
        insert into resident (region_code, id, area_code, nik_hash, content, data_key, digest, updated_at)
        select ${region}, id, ${area}, nik_hash, content, data_key, digest, ${at}
        from unnest(${part.map(({ id }) => id)}::uuid[], ${part.map(({ hash }) => hash)}::bytea[],
          ${part.map(({ sealed }) => sealed)}::bytea[], ${part.map(({ dataKey }) => dataKey)}::bytea[],
          ${part.map(({ digest }) => digest)}::bytea[]) each (id, nik_hash, content, data_key, digest)
        on conflict (region_code, area_code, nik_hash) do update set content = excluded.content,
          data_key = excluded.data_key, digest = excluded.digest, updated_at = excluded.updated_at`.execute(
        tx,
      )
    }
    if (gone.length)
      await tx
        .deleteFrom('resident')
        .where('region_code', '=', region)
        .where('id', '=', sql<string>`any(${gone.map(({ id }) => id)}::uuid[])`)
        .execute()
    await tx
      .insertInto('resident_import')
      .values({
        ...{ region_code: region, id: command.commandId, area_code: area, actor_id: ctx.actor.id, at },
        ...{ rows: counts.rows, added: counts.added, changed: counts.changed },
        ...{ departed: counts.left, faulty: counts.faulty },
      })
      .execute()
    await emit(tx, ctx, residentsImported, {
      ...{ subjectId: command.commandId, officeCode: ctx.actor.officeCode, occurredAt: at },
      facts: { area, ...counts },
    })
    return { ...counts, same, faults: [...read.faults] }
  })
}

const BATCH = 500

function readRows(rows: readonly (readonly string[])[]): Read {
  const [head = [], ...body] = rows
  const places = new Map(head.map((name, index) => [name.trim().toLowerCase(), index]))
  if (!NEEDED_COLUMNS.every((column) => places.has(column)))
    throw new Refusal('residents.list_without_columns')
  if (body.length > MOST_RESIDENTS) throw new Refusal('residents.list_too_long')
  const here = new Map<string, ResidentValues>()
  const left: string[] = []
  const faults: Fault[] = []
  let [count, faulty] = [0, 0]
  for (const [index, cells] of body.entries()) {
    if (cells.every((cell) => !cell)) continue
    count++
    const at = (column: KeptColumn | 'status_dasar') => cells[places.get(column) ?? -1] ?? ''
    const { values, faults: found, hasLeft } = readResident(at)
    const isTwice = here.has(values.nik) || left.includes(values.nik)
    const all =
      isTwice && !found.length ? [{ column: 'nik', code: 'residents.twice_in_list' as const }] : found
    if (all.length) {
      faulty++
      faults.push(...all.map((fault) => ({ row: index + 2, ...fault })))
    } else if (hasLeft) left.push(values.nik)
    else here.set(values.nik, values)
  }
  return { rows: count, here, left, faults: faults.slice(0, MOST_FAULTS), faulty }
}

/** Those that the village has, by the hash of their NIK. */
async function knownIn(tx: Db, region: string, area: string): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx
    .selectFrom('resident')
    .select(['id', 'nik_hash', 'digest'])
    .where('region_code', '=', region)
    .where('area_code', '=', area)
    .execute()
  return new Map(
    rows.map(({ id, nik_hash, digest }) => [
      nik_hash.toString('hex'),
      { id, digest: digest.toString('hex') },
    ]),
  )
}
