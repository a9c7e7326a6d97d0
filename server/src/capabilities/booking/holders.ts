import type { Person } from '@guyub/contract/booking'
import { newCommandId } from '@guyub/contract/command'
import { localPhone } from '@guyub/contract/phone'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { BookingNeeds } from './needs.ts'

/** Who it is by number and name: known before, or new. Held until the transaction ends. */
export async function holderFor(tx: Db, ctx: Context, { vault }: BookingNeeds, person: Person) {
  const { code } = ctx.region
  const phone = vault.lookUp(code, `booking ${localPhone(person.phone)}`)
  const name = vault.lookUp(code, `booking ${person.name.toLowerCase().replace(/\s+/g, ' ')}`)
  const id = newCommandId()
  const { name: said, phone: number, guardianPhone, language } = person
  const { content, dataKey } = vault.seal(
    code,
    id,
    JSON.stringify({ name: said, phone: number, guardianPhone }),
  )
  await sql`
    insert into booking_holder (region_code, id, content, data_key, phone_hash, name_hash, language, since)
    values (${code}, ${id}, ${content}, ${dataKey}, ${phone}, ${name}, ${language ?? 'id'}, ${ctx.now()}) on conflict do nothing`.execute(
    tx,
  )
  const { rows } = await sql<{ id: string; name_hash: Buffer; language: string }>`
    select id, name_hash, language from booking_holder where region_code = ${code} and phone_hash = ${phone} order by id for update`.execute(
    tx,
  )
  const own = rows.find((row) => row.name_hash.equals(name))
  if (!own) throw new Error('the holder was written')
  if (language && language !== own.language)
    await sql`update booking_holder set language = ${language} where region_code = ${code} and id = ${own.id}`.execute(
      tx,
    )
  // One number is one person where it is counted, whatever name is typed.
  return { id: own.id, ofNumber: rows.map((row) => row.id) }
}

/** Everybody who is one person where it is counted; only themselves once they are erased. */
export async function sameNumber(tx: Db, region: string, holderId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select other.id from booking_holder one
    join booking_holder other on other.region_code = one.region_code and other.phone_hash = one.phone_hash
    where one.region_code = ${region} and one.id = ${holderId}`.execute(tx)
  return [...new Set([holderId, ...rows.map(({ id }) => id)])]
}
