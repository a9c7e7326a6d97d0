import type { Context } from '../../kernel/context.ts'

/** Whether there is a request of these services with this code, for those who only pass codes on. */
export async function isCase(
  { region }: Context,
  trackingCode: string,
  services: readonly string[],
): Promise<boolean> {
  if (!services.length) return false
  const row = await region.db
    .selectFrom('case')
    .select('id')
    .where('region_code', '=', region.code)
    .where('tracking_code', '=', trackingCode)
    .where('service_key', 'in', services)
    .executeTakeFirst()
  return row !== undefined
}
