import { officeWithFunction } from '../capabilities/regions/index.ts'
import type { RegionDb } from '../kernel/db.ts'
import { hasAny, type Performance, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

const DAY = 86_400_000
const NAMES = [
  ...['Ayu Lestari', 'Bagas Pratama', 'Citra Wulandari', 'Dimas Saputra', 'Eka Maharani', 'Fajar Nugroho'],
  ...['Gita Permata', 'Hadi Santoso', 'Intan Safitri', 'Joko Susilo', 'Kartika Dewi', 'Lukman Hakim'],
]
// Opened at weekends too, so that a newcomer finds something on any day.
const HOURS = Array.from({ length: 7 }, () => [['08:00', '16:00']])

interface Made {
  readonly siteId: string
  readonly spaces: readonly string[]
}

/**
 * A co-working space and a creative house with four weeks behind them: people who came and who did not, classes, works that are shown,
 * and bookings, a request and a closure that are to come. Sample data. Returns how many bookings were made.
 */
export async function rehearseBooking(theatre: Theatre, region: RegionDb, today: Date): Promise<number> {
  if (await hasAny(region, 'booking_site')) return 0
  const tourism = (await officeWithFunction(region, 'tourism'))?.code
  return perform(theatre, region, today, async (play) => {
    const { cast, ago } = play
    const keeper = cast.get('place-keeper')
    const areaCode = cast.get('village-clerk')?.areaCode
    if (!keeper || !areaCode || !tourism) return 0
    const open = async (service: string, name: string, overseer: string, spaces: readonly object[]) => {
      const site = {
        service,
        name,
        address: 'Jalan Contoh 1, Kanigoro',
        areaCode,
        officeCode: keeper.officeCode,
      }
      const { siteId } = await play.post<{ siteId: string }>(
        'service-officer',
        '/booking/sites',
        site,
        overseer,
      )
      const made: string[] = []
      for (const space of spaces) {
        const its = { slotMinutes: 60, isAccessible: true, hours: HOURS, ...space }
        const tariffs = { rupiah: { usaha: 25_000 }, source: 'Contoh; peraturan daerah belum ditemukan' }
        const path = `/booking/sites/${siteId}/spaces`
        made.push((await play.post<{ spaceId: string }>('place-keeper', path, { tariffs, ...its })).spaceId)
      }
      return { siteId, spaces: made }
    }
    ago(29)
    const shared = await open('co-working', 'Ruang Bersama Kanigoro (contoh)', keeper.officeCode, [
      { kind: 'ruang', name: 'Ruang Rapat Melati', capacity: 12 },
      { kind: 'meja', name: 'Meja 1', capacity: 1 },
      { kind: 'meja', name: 'Meja 2', capacity: 1 },
      { kind: 'aula', name: 'Aula', capacity: 60, needsApproval: true, afterMinutes: 60 },
      { kind: 'alat', name: 'Proyektor', capacity: 1 },
    ])
    const creative = await open('rumah-kreatif', 'Rumah Kreatif Wlingi (contoh)', tourism, [
      { kind: 'studio', name: 'Studio Musik', capacity: 8, beforeMinutes: 15, afterMinutes: 15 },
      { kind: 'ruang', name: 'Ruang Batik', capacity: 20 },
      { kind: 'pengajar', name: 'Pengajar batik (contoh)', capacity: 1 },
    ])
    const past = await fourWeeks(play, today, [shared, creative])
    const coming = await toCome(play, today, shared, creative)
    await theatre.lapse(today)
    return past + coming
  })
}

const AHEAD = 7 * 3_600_000
/** An hour of a day as it is in Blitar. */
const at = (day: Date, hour: number) =>
  new Date(Math.floor((day.getTime() + AHEAD) / DAY) * DAY - AHEAD + hour * 3_600_000).toISOString()
const person = (nth: number) => ({
  name: NAMES[nth % NAMES.length],
  phone: `08120000${String(1000 + (nth % NAMES.length))}`,
})

async function fourWeeks(
  { post, setClock }: Performance,
  today: Date,
  sites: readonly Made[],
): Promise<number> {
  let made = 0
  for (let back = 28; back >= 1; back -= 2) {
    const day = new Date(today.getTime() - back * DAY)
    for (const [which, { spaces }] of sites.entries()) {
      const hour = 8 + ((back + which) % 5)
      const [startsAt, endsAt] = [at(day, hour), at(day, hour + 2)]
      setClock(new Date(Date.parse(startsAt) - DAY))
      const asked = {
        ...{ spaces: [spaces[made % 2]], startsAt, endsAt, heads: 1, person: person(made) },
        purpose: ['sosial', 'pelatihan', 'usaha'][made % 3],
      }
      const { code } = await post<{ code: string }>(undefined, '/booking/bookings', asked)
      made++
      setClock(new Date(Date.parse(startsAt) + 5 * 60_000))
      // One in nine does not come, and is missed by itself.
      if (made % 9 === 0) continue
      await post('place-keeper', '/booking/check-in', { code, occurredAt: startsAt })
      setClock(new Date(endsAt))
      await post('place-keeper', '/booking/check-out', { code, occurredAt: endsAt })
    }
  }
  return made
}

async function toCome(
  { post, setClock }: Performance,
  today: Date,
  shared: Made,
  creative: Made,
): Promise<number> {
  setClock(today)
  const ahead = (days: number) => new Date(today.getTime() + days * DAY)
  const book = (
    nth: number,
    spaces: readonly (string | undefined)[],
    day: Date,
    hour: number,
    more: object = {},
  ) =>
    post(undefined, '/booking/bookings', {
      ...{ spaces, startsAt: at(day, hour), endsAt: at(day, hour + 2), purpose: 'sosial', heads: 1 },
      ...{ person: { name: NAMES[nth], phone: `08120000${2000 + nth}` }, ...more },
    })
  const [room, desk, , hall, projector] = shared.spaces
  await book(0, [room, projector], ahead(1), 9, { heads: 8 })
  await book(1, [desk], ahead(1), 8)
  await book(2, [room], ahead(1), 9, { mayWait: true })
  await book(3, [hall], ahead(4), 10, { heads: 40, purpose: 'pelatihan' })
  await book(4, [creative.spaces[0]], ahead(2), 13, { heads: 5 })
  const [, batik, trainer] = creative.spaces
  const klass = await post<{ sessionId: string }>(
    'place-keeper',
    `/booking/sites/${creative.siteId}/sessions`,
    {
      ...{
        title: 'Belajar membatik dari awal (contoh)',
        about: 'Bahan disediakan. Untuk pemula, semua umur.',
      },
      ...{ givenBy: 'Pengajar batik (contoh)', seats: 15, spaces: [batik, trainer] },
      ...{ startsAt: at(ahead(5), 9), endsAt: at(ahead(5), 11) },
    },
  )
  for (const nth of [5, 6, 7, 8])
    await post(undefined, `/booking/classes/${klass.sessionId}/seats`, {
      person: { name: NAMES[nth], phone: `08120000${2000 + nth}` },
    })
  await post('place-keeper', `/booking/sites/${creative.siteId}/works`, {
    ...{
      title: 'Batik motif kendang (contoh)',
      about: 'Kain panjang, pewarna alam.',
      madeBy: 'Sanggar Contoh',
    },
    ...{
      subsector: 'kriya',
      consentedOn: today.toISOString().slice(0, 10),
      consent: 'Contoh, bukan karya sungguhan',
    },
  })
  await post('place-keeper', `/booking/sites/${shared.siteId}/closures`, {
    ...{ from: at(ahead(9), 0), to: at(ahead(10), 0), reason: 'Perawatan gedung (contoh)' },
  })
  return 9
}
