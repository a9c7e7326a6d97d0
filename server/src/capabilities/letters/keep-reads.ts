import type { Context } from '../../kernel/context.ts'

/** Who looked at which letters, or took the whole book. */
export async function keepReads(
  { region, actor, now }: Context,
  area: string,
  what: 'find' | 'open' | 'export',
  letterIds: readonly (string | null)[],
): Promise<void> {
  if (!letterIds.length) return
  await region.db
    .insertInto('letter_read')
    .values(
      letterIds.map((id) => ({
        ...{ region_code: region.code, area_code: area, letter_id: id, what, at: now() },
        ...{ actor_id: actor.id, office_code: actor.officeCode },
      })),
    )
    .execute()
}
