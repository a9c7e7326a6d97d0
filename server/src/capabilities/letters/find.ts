import {
  type LetterValues,
  MOST_LETTERS_FOUND,
  numbersIn,
  plainName,
  plainNumber,
} from '@guyub/contract/letters'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { hashes } from './hashes.ts'
import { keepReads } from './keep-reads.ts'
import type { LettersNeeds } from './needs.ts'
import { ownVillage } from './own-village.ts'

interface Find {
  readonly by: 'number' | 'name' | 'nik'
  readonly text: string
}

interface Row {
  readonly id: string
  readonly content: Buffer
  readonly data_key: Buffer
  readonly updated_at: Date
}

/** Letters of the actor's village; what was found is kept as looked for before anything is opened. */
export async function findLetters(ctx: Context, needs: LettersNeeds, find: Find) {
  const area = ownVillage(ctx.actor)
  const { vault } = needs
  const { code: region, db } = ctx.region
  const condition = await conditionOf(ctx, needs, find)
  const { rows } = await sql<Row>`
    select id, content, data_key, updated_at from letter
    where region_code = ${region} and area_code = ${area} and (${condition})
    order by updated_at desc, id limit ${MOST_LETTERS_FOUND + 1}`.execute(db)
  const shown = rows.slice(0, MOST_LETTERS_FOUND)
  await keepReads(
    ctx,
    area,
    'find',
    shown.map(({ id }) => id),
  )
  const found = shown
    .map((row) => ({ id: row.id, ...opened(vault, region, row) }))
    .filter((one) => find.by !== 'number' || isMeant(one, find.text))
    .sort((one, other) => other.day.localeCompare(one.day))
  return {
    letters: found.map(({ id, kind, code, number, day, person }) => ({
      ...{ id, kind, code, number, day, person: shortened(person) },
    })),
    hasMore: rows.length > MOST_LETTERS_FOUND,
  }
}

/** One letter, whole. */
export async function openLetter(
  ctx: Context,
  { vault }: LettersNeeds,
  { letterId }: { readonly letterId: string },
) {
  const area = ownVillage(ctx.actor)
  const { code: region, db } = ctx.region
  const row = await db
    .selectFrom('letter')
    .select(['id', 'content', 'data_key', 'updated_at'])
    .where('region_code', '=', region)
    .where('area_code', '=', area)
    .where('id', '=', letterId)
    .executeTakeFirst()
  if (!row) throw new Refusal('letters.unknown')
  await keepReads(ctx, area, 'open', [row.id])
  return { id: row.id, ...opened(vault, region, row), asOf: row.updated_at.toISOString() }
}

async function conditionOf(ctx: Context, { vault, residentName }: LettersNeeds, { by, text }: Find) {
  const { code: region } = ctx.region
  if (by === 'number')
    return sql`number_hash = any(${numbersIn(text).map((one) => hashes.number(vault, region, one))}::bytea[])`
  if (by === 'name') return sql`name_hash = ${hashes.name(vault, region, plainName(text))}`
  const name = await residentName(ctx, text)
  const ofStranger = sql`nik_hash = ${hashes.nik(vault, region, text)}`
  return name ? sql`${ofStranger} or name_hash = ${hashes.name(vault, region, plainName(name))}` : ofStranger
}

/** Of `470/012/2026` a letter that has a class has that one too, and one of another year is not meant. */
function isMeant({ number, code, day }: LetterValues, typed: string): boolean {
  const parts = typed.split('/').map(plainNumber).filter(Boolean)
  if (parts.length < 2 || plainNumber(typed) === plainNumber(number)) return true
  const year = parts.find((part) => /^(19|20)\d\d$/.test(part) && part !== plainNumber(number))
  return (!code || parts.includes(plainNumber(code))) && (!year || day.startsWith(year))
}

function opened(vault: LettersNeeds['vault'], region: string, { id, data_key, content }: Row): LetterValues {
  return JSON.parse(vault.unlock(region, id, data_key).decrypt(id, content).toString()) as LetterValues
}

/** Enough to choose the right one among several. */
function shortened(person: string): string {
  return person
    .split(' ')
    .filter(Boolean)
    .map((word) => `${word[0]}…`)
    .join(' ')
}
