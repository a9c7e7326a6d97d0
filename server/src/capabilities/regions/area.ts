import { type Area, AreaLevel, areaCode } from '@guyub/contract/regions'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'

interface AreaWithKin extends Area {
  readonly parent: Area | null
  readonly children: Area[]
}

/** One area with its parent and its children, from a dotted code or bare digits. */
export async function area({ region }: Context, { code: text }: { code: string }): Promise<AreaWithKin> {
  const code = areaCode(text)
  if (!code) throw new Refusal('regions.unknown_area')
  const kin = await region.db
    .selectFrom('area')
    .select(['code', 'name', 'level', 'parent_code'])
    .where('current', '=', true)
    .where((eb) =>
      eb.or([
        eb('code', 'in', [code, code.slice(0, Math.max(code.lastIndexOf('.'), 0))]),
        eb('parent_code', '=', code),
      ]),
    )
    .orderBy('code')
    .execute()
  const areas = kin.map(({ code, name, level }) => ({ code, name, level: AreaLevel.parse(level) }))
  const itself = areas.find((one) => one.code === code)
  if (!itself) throw new Refusal('regions.unknown_area')
  return {
    ...itself,
    parent: areas.find((one) => one.code.length < code.length) ?? null,
    children: areas.filter((one) => one.code.length > code.length),
  }
}
