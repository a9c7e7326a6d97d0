import type { Context } from '../../kernel/context.ts'

/** Every dated name of the region's offices, by office, the oldest first. */
export function officeNames({ region }: Context) {
  return region.db
    .selectFrom('office_name')
    .select([
      'office_code as office',
      'name',
      'short_name as shortName',
      'valid_from as from',
      'valid_to as to',
      'source',
      'note',
    ])
    .where('region_code', '=', region.code)
    .orderBy('office_code', 'desc')
    .orderBy('valid_from')
    .execute()
}
