import { addressOf, type ResidentValues } from '@guyub/contract/residents'
import type { Context } from '../../kernel/context.ts'
import type { ResidentsNeeds } from './needs.ts'
import { ownVillage } from './own-village.ts'

const SEX = { '1': 'male', '2': 'female' } as const

/** Somebody of the actor's village, by the whole NIK. That it was asked is kept before anything is opened. */
export async function findResident(
  ctx: Context,
  { vault }: ResidentsNeeds,
  { nik }: { readonly nik: string },
) {
  const area = ownVillage(ctx.actor)
  const { code: region, db } = ctx.region
  const row = await db
    .selectFrom('resident')
    .select(['id', 'content', 'data_key', 'updated_at'])
    .where('region_code', '=', region)
    .where('area_code', '=', area)
    .where('nik_hash', '=', vault.lookUp(region, nik))
    .executeTakeFirst()
  if (!row) return { resident: null }
  await db
    .insertInto('resident_read')
    .values({
      ...{ region_code: region, area_code: area, resident_id: row.id, what: 'look', at: ctx.now() },
      ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode },
    })
    .execute()
  const opened = vault.unlock(region, row.id, row.data_key).decrypt(row.id, row.content)
  const values = JSON.parse(opened.toString()) as ResidentValues
  const sex: 'male' | 'female' | '' = SEX[values.sex as keyof typeof SEX] ?? ''
  return {
    resident: {
      ...{ id: row.id, name: values.nama, bornOn: values.tanggallahir, birthPlace: values.tempatlahir, sex },
      ...{ kkNumber: values.no_kk, address: addressOf(values), asOf: row.updated_at.toISOString() },
    },
  }
}
