import pg from 'pg'
import { median } from './process.ts'
import type { Product } from './product.ts'

type On = Pick<Product, 'url' | 'admin'>

const YEARS = { from: 2017, to: 2024 }
const TRIES = 30

/** The ministry's map over every region and eight years: median of the data, and of the whole page, in milliseconds. */
export async function ministryMap(
  on: On,
): Promise<{ readonly data: number; readonly page: number; readonly kB: number }> {
  await seedMovement(on.admin)
  const data = `${on.url}/api/r/ID/movement/years?from=${YEARS.from}&to=${YEARS.to}`
  const page = `${on.url}/gerakan/daerah?tampil=indeks&tahun=${YEARS.to}`
  const { bytes } = await timed(page)
  return { data: await medianOf(data), page: await medianOf(page), kB: bytes / 1024 }
}

/** Every region in a wave of each year with four steps, and a result of each year: rows, not commands. */
async function seedMovement(admin: string): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  await client.query(
    `insert into movement_wave (region_code, id, year, name, opened_on, precision, source, recorded_at)
     select 'ID', gen_random_uuid(), year, 'bench', make_date(year, 1, 1), 'day', 'bench', now()
     from generate_series($1::int, $2::int) year on conflict do nothing`,
    [YEARS.from, YEARS.to],
  )
  await client.query(
    `insert into movement_step (region_code, id, wave_id, member_code, kind, on_day, precision, sort_day, source, recorded_at)
     select 'ID', gen_random_uuid(), w.id, a.code, s.kind, make_date(w.year, s.month, 1), 'day', make_date(w.year, s.month, 1), 'bench', now()
     from movement_wave w, area a, (values ('invited', 2), ('assessed', 4), ('selected', 6), ('active', 9)) s (kind, month)
     where w.region_code = 'ID' and w.name = 'bench' and a.level = 'regency'
       and not exists (select from movement_step e where e.region_code = 'ID' and e.wave_id = w.id)`,
  )
  await client.query(
    `insert into movement_result (region_code, member_code, year, index_value, source)
     select 'ID', a.code, year, 2 + random() * 2, 'bench' from area a, generate_series($1::int, $2::int) year
     where a.level = 'regency' on conflict do nothing`,
    [YEARS.from, YEARS.to],
  )
  await client.query('vacuum analyze movement_step')
  await client.end()
}

async function medianOf(url: string): Promise<number> {
  for (let i = 0; i < 5; i++) await timed(url)
  const all: number[] = []
  for (let i = 0; i < TRIES; i++) all.push((await timed(url)).ms)
  return median(all)
}

async function timed(url: string) {
  const began = performance.now()
  const response = await fetch(url, { headers: { cookie: 'guyub_region=3505', 'accept-encoding': 'gzip' } })
  const text = await response.text()
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text.slice(0, 200)}`)
  return {
    ms: performance.now() - began,
    bytes: Number(response.headers.get('content-length') ?? text.length),
  }
}
