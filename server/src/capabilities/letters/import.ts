import { randomUUID } from 'node:crypto'
import { type LetterValues, plainName, plainNumber } from '@guyub/contract/letters'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { sha256 } from '../../kernel/merkle.ts'
import { oneAtATime } from '../../kernel/one-at-a-time.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { Vault } from '../../kernel/vault.ts'
import { lettersImported } from './events.ts'
import { hashes } from './hashes.ts'
import { LISTS } from './lists.ts'
import type { LettersNeeds } from './needs.ts'
import { ownVillage } from './own-village.ts'
import { readRows } from './read-rows.ts'

interface Import {
  readonly commandId: string
  readonly isTrial: boolean
  readonly sha256: string
}

interface Line {
  readonly known: Buffer
  readonly text: string
  readonly digest: Buffer
  readonly values: LetterValues
  readonly before: Known | undefined
}

interface Known {
  readonly id: string
  readonly digest: string
}

const BATCH = 500

/** Reads a village's archive, tells every fault, and writes the letters that have none. */
export async function importLetters(ctx: Context, { vault }: LettersNeeds, command: Import, content: Buffer) {
  const area = ownVillage(ctx.actor)
  if (sha256(content).toString('hex') !== command.sha256) throw new Refusal('letters.list_damaged')
  const { today } = await regionToday(ctx)
  const { letters, ...read } = readRows(await LISTS.read(content), today)
  const { code: region } = ctx.region
  const work = async (tx: Db) => {
    const before = await knownIn(tx, region, area)
    const lines = [...letters].map(([name, values]): Line => {
      const [known, text] = [vault.lookUp(region, `letter ${name}`), JSON.stringify(values)]
      const digest = vault.lookUp(region, `letter content ${text}`)
      return { known, text, digest, values, before: before.get(known.toString('hex')) }
    })
    const isSame = ({ before: kept, digest }: Line) => kept?.digest === digest.toString('hex')
    const [added, changed] = [
      lines.filter((line) => !line.before),
      lines.filter((line) => line.before && !isSame(line)),
    ]
    const counts = { rows: read.rows, added: added.length, changed: changed.length, faulty: read.faulty }
    return { counts, lines: [...changed, ...added], same: lines.length - added.length - changed.length }
  }
  const told = { faults: [...read.faults], unknownColumns: [...read.unknownColumns] }
  if (command.isTrial) {
    const { counts, same } = await ctx.region.db.transaction().execute(work)
    return { ...counts, same, ...told }
  }
  return once(ctx, 'letters.import', command.commandId, async (tx) => {
    // Two lists of one village at once would add the same letter twice.
    await oneAtATime(tx, region, 'letters', area)
    const { counts, lines, same } = await work(tx)
    const at = ctx.now()
    for (let from = 0; from < lines.length; from += BATCH)
      await write(tx, vault, { region, area, at }, lines.slice(from, from + BATCH))
    await tx
      .insertInto('letter_import')
      .values({
        ...{ region_code: region, id: command.commandId, area_code: area, actor_id: ctx.actor.id, at },
        ...counts,
      })
      .execute()
    await emit(tx, ctx, lettersImported, {
      ...{ subjectId: command.commandId, officeCode: ctx.actor.officeCode, occurredAt: at },
      facts: { area, ...counts },
    })
    return { ...counts, same, ...told }
  })
}

interface Where {
  readonly region: string
  readonly area: string
  readonly at: Date
}

async function write(
  tx: Db,
  vault: Vault,
  { region, area, at }: Where,
  lines: readonly Line[],
): Promise<void> {
  const rows = lines.map(({ known, text, digest, values, before }) => {
    const id = before?.id ?? randomUUID()
    const { content, dataKey } = vault.seal(region, id, text)
    const { person, nik, number } = values
    return {
      ...{ id, known, content, dataKey, digest },
      number: hashes.number(vault, region, plainNumber(number)),
      name: person ? hashes.name(vault, region, plainName(person)) : null,
      nik: nik ? hashes.nik(vault, region, nik) : null,
    }
  })
  const of = <Value>(value: (row: (typeof rows)[number]) => Value) => rows.map(value)
  await sql`
    insert into letter (region_code, id, area_code, known_by, number_hash, name_hash, nik_hash, content, data_key, digest, updated_at)
    select ${region}, id, ${area}, known_by, number_hash, name_hash, nik_hash, content, data_key, digest, ${at}
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ known }) => known)}::bytea[], ${of(({ number }) => number)}::bytea[],
      ${of(({ name }) => name)}::bytea[], ${of(({ nik }) => nik)}::bytea[], ${of(({ content }) => content)}::bytea[],
      ${of(({ dataKey }) => dataKey)}::bytea[], ${of(({ digest }) => digest)}::bytea[])
      each (id, known_by, number_hash, name_hash, nik_hash, content, data_key, digest)
    on conflict (region_code, area_code, known_by) do update set number_hash = excluded.number_hash,
      name_hash = excluded.name_hash, nik_hash = excluded.nik_hash, content = excluded.content,
      data_key = excluded.data_key, digest = excluded.digest, updated_at = excluded.updated_at`.execute(tx)
}

/** Those that the village has, by the hash of what they are known by. */
async function knownIn(tx: Db, region: string, area: string): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx
    .selectFrom('letter')
    .select(['id', 'known_by', 'digest'])
    .where('region_code', '=', region)
    .where('area_code', '=', area)
    .execute()
  return new Map(
    rows.map(({ id, known_by, digest }) => [
      known_by.toString('hex'),
      { id, digest: digest.toString('hex') },
    ]),
  )
}
