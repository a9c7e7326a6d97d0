import pg from 'pg'
import { nation, organisations } from './organisations.ts'

/**
 * Declares the centre and the regions of reference/regions, each with its rehearsal; only one of them where `only` says so, at a village
 * node. May be repeated; names follow the files.
 */
export async function loadRegions(ownerUrl: string, only?: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    for (const region of declarations()) if (!only || region.code === only) await declare(owner, region)
  } finally {
    await owner.end()
  }
}

function declarations(): Declared[] {
  const { code, name, zone, rehearsal } = nation()
  const centre = { zone, tier: 'nation', official: [] } as const
  return [
    { ...centre, code, name, kind: 'real' },
    { ...centre, ...rehearsal, kind: 'rehearsal' },
    ...organisations().flatMap(({ code, name, zone, official, rehearsal }): Declared[] => [
      { code, name, zone, tier: 'region', kind: 'real', official },
      { ...rehearsal, zone, tier: 'region', kind: 'rehearsal', official },
    ]),
  ]
}

interface Declared {
  readonly code: string
  readonly name: string
  readonly zone: string
  readonly tier: 'region' | 'nation'
  readonly kind: 'real' | 'rehearsal'
  readonly official: readonly { code: string; from: string; to?: string | undefined }[]
}

/** Makes the region known, or gives it its name anew. */
export async function declare(owner: pg.Client, region: Declared): Promise<void> {
  const { code, name, zone, tier, kind, official } = region
  await owner.query(
    `insert into region (region_code, name, zone, kind, tier) values ($1, $2, $3, $4, $5)
     on conflict (region_code) do update set name = excluded.name, zone = excluded.zone`,
    [code, name, zone, kind, tier],
  )
  for (const { code: area, from, to } of official) {
    await owner.query(
      `insert into region_area (region_code, area_code, valid_from, valid_to) values ($1, $2, $3, $4)
       on conflict (region_code, valid_from) do update
       set area_code = excluded.area_code, valid_to = excluded.valid_to`,
      [code, area, from, to ?? null],
    )
  }
}

/** The key of a regency or city in this house: its official code of the day it came, without dots. */
export function regionCodeOf(area: string): string {
  return area.replaceAll('.', '')
}
