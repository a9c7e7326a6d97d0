import type { Brought } from '@guyub/contract/instruments'
import { nationOf } from '@guyub/contract/regions'
import { INSTRUMENTS } from '../capabilities/evaluation/index.ts'
import type { RegionDb } from '../kernel/db.ts'
import { perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

type Content = Extract<Brought, { kind: 'evaluation' }>['content']

/** Brings two versions of a sample instrument in the rehearsal of the centre, so that there is something to compare. Says whether it played. */
export async function rehearseInstruments(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  if (region.code !== nationOf('L')) throw new Error(`${region.code} is not the rehearsal of the centre`)
  const own = await region.db
    .selectFrom('command_receipt')
    .select('id')
    .where('region_code', '=', region.code)
    .where('name', '=', 'instruments.bring')
    .limit(1)
    .executeTakeFirst()
  const [model] = INSTRUMENTS
  if (own || !model) return false
  return perform(theatre, region, today, async (on) => {
    const first: Content = {
      ...{ ...model, key: 'contoh', provenance: 'UNVERIFIED' },
      title: { id: 'Contoh latihan', en: 'A rehearsal sample' },
      note: {
        id: 'Contoh latihan, bukan instrumen kementerian.',
        en: 'A rehearsal sample, no instrument of the ministry.',
      },
    }
    const { instrumentId } = await bring(first)
    await on.post('ministry', `/instruments/${instrumentId}/release`, {})
    await bring(better(first))
    return true

    function bring(content: Content) {
      return on.post('ministry', '/instruments', { brought: { kind: 'evaluation', content } })
    }
  })
}

/** Two aspects weighed otherwise, and one question more. */
function better(first: Content): Content {
  const [one, other] = Object.keys(first.weights)
  const [aspect, ...aspects] = first.aspects
  if (!one || !other || !aspect) return first
  const [item] = aspect.items
  return {
    ...{ ...first, year: first.year + 1 },
    weights: {
      ...first.weights,
      [one]: (first.weights[one] ?? 0) + 1,
      [other]: (first.weights[other] ?? 0) - 1,
    },
    aspects: [
      {
        ...aspect,
        items: [
          ...aspect.items,
          {
            ...{
              key: 'contoh-tambahan',
              weight: 1,
              needs: { count: 1, kinds: [...(item?.needs.kinds ?? [])] },
            },
            question: { id: 'Pertanyaan tambahan (contoh)?', en: 'One question more (sample)?' },
          },
        ],
      },
      ...aspects,
    ],
  }
}
