import { officeWithFunction } from '../capabilities/regions/index.ts'
import type { RegionDb } from '../kernel/db.ts'
import { hasAny, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

const DAY = 86_400_000
const MEMBERS = [
  'Ayu Lestari',
  'Bagas Pratama',
  'Citra Wulandari',
  'Dimas Saputra',
  'Eka Maharani',
  'Kelompok Dasawisma Melati',
]
/** Prices within what other regions paid; none of this one was found. */
const PRICES = [
  ...[
    { commodity: 'botol-pet-bersih', pays: 3000, takes: 3600 },
    { commodity: 'botol-pet', pays: 1500, takes: 2000 },
  ],
  ...[
    { commodity: 'kardus', pays: 1200, takes: 1500 },
    { commodity: 'koran', pays: 1000 },
  ],
  ...[
    { commodity: 'besi', pays: 1500, takes: 2500 },
    { commodity: 'botol-kaca', pays: 250 },
  ],
]

/** A mother bank and a unit with its members, six weeks of weighing days, a sale up the chain, a payment and a closed day: sample data. */
export async function rehearseLedger(theatre: Theatre, region: RegionDb, today: Date): Promise<number> {
  if (await hasAny(region, 'ledger_book')) return 0
  const overseer = (await officeWithFunction(region, 'environment'))?.code
  return perform(theatre, region, today, async ({ cast, post, get, setClock, ago }) => {
    const keeper = cast.get('savings-officer')
    if (!keeper || !overseer) return 0
    const oversee = <Answer>(path: string, body: object) =>
      post<Answer>('service-officer', `/ledger${path}`, body, overseer)
    const keep = <Answer>(path: string, body: object) =>
      post<Answer>('savings-officer', `/ledger${path}`, body)
    const open = async (kind: string, name: string, more: object = {}) => {
      const opened = { service: 'bank-sampah', kind, name, areaCode: keeper.areaCode, ...more }
      const { bookId } = await oversee<{ bookId: string }>('/books', opened)
      for (const duty of ['chair', 'treasurer', 'weigher'])
        await oversee(`/books/${bookId}/keepers`, { userId: keeper.id, duty, isKeeper: true })
      return bookId
    }
    ago(43)
    const mother = await open('induk', 'Bank Sampah Induk (contoh)')
    const unit = await open('unit', 'Bank Sampah Melati (contoh)', { above: mother })
    const at = () => new Date(today.getTime() - 43 * DAY).toISOString()
    await keep(`/books/${unit}/description`, {
      place: 'Balai RW 03 (contoh)',
      hours: 'Sabtu pekan kedua dan keempat, 08.00–10.00 (contoh)',
      weighs: { weekday: 6, weeks: [2, 4] },
    })
    const money = {
      kind: 'capital',
      rupiah: 2_000_000,
      by: 'cash',
      reason: 'Modal awal (contoh)',
      occurredAt: at(),
    }
    for (const book of [mother, unit]) await keep(`/books/${book}/money`, money)
    const { listId } = await keep<{ listId: string }>(`/books/${unit}/prices`, {
      countsFrom: at(),
      prices: PRICES,
    })
    const members: string[] = []
    for (const name of MEMBERS) {
      const kind = name.startsWith('Kelompok') ? 'kelompok' : 'perorangan'
      const { holderId } = await keep<{ holderId: string }>(`/books/${unit}/holders`, {
        kind,
        holder: { name },
      })
      members.push(holderId)
    }
    for (let week = 6; week >= 1; week--) {
      const day = new Date(today.getTime() - week * 7 * DAY)
      setClock(day)
      const occurredAt = day.toISOString()
      for (const [index, holderId] of members.entries()) {
        if ((index + week) % 4 === 0) continue
        const items = [index, index + week].map((nth) => ({
          commodity: PRICES[nth % PRICES.length]?.commodity,
          grams: 800 + ((nth * 7919 + week * 613) % 9000),
        }))
        await keep(`/books/${unit}/deposits`, { holderId, listId, items, isMeant: true, occurredAt })
      }
    }
    setClock(new Date(today.getTime() - 5 * DAY))
    const occurredAt = new Date(today.getTime() - 5 * DAY).toISOString()
    const sold = [
      { commodity: 'kardus', grams: 5000, price: 1500 },
      { commodity: 'besi', grams: 3000, price: 2500 },
    ]
    await keep(`/books/${unit}/sales`, { buyer: { to: 'above', paid: 'owed' }, items: sold, occurredAt })
    const loose = [{ commodity: 'koran', grams: 20_000, price: 1300 }]
    await keep(`/books/${unit}/sales`, { buyer: { to: 'trader', paid: 'cash' }, items: loose, occurredAt })
    // Prices swing: the last list pays less for bottles and more for iron.
    const swung = PRICES.map((price) => ({
      ...price,
      ...(price.commodity === 'botol-pet-bersih' && { pays: 2700 }),
      ...(price.commodity === 'besi' && { pays: 1700 }),
    }))
    await keep(`/books/${unit}/prices`, { countsFrom: occurredAt, prices: swung })
    const [first] = members
    await keep(`/books/${unit}/withdrawals`, { holderId: first, rupiah: 10_000, from: 'cash', occurredAt })
    const { accounts } = await get<{ accounts: { kind: string; balance: number }[] }>(
      'savings-officer',
      `/ledger/books/${unit}`,
    )
    const counted = accounts.find(({ kind }) => kind === 'cash')?.balance ?? 0
    const day = new Date(today.getTime() - 5 * DAY + 7 * 3_600_000).toISOString().slice(0, 10)
    await keep(`/books/${unit}/close-day`, { day, counted })
    setClock(today)
    const soon = new Date(today.getTime() + 2 * DAY).toISOString().slice(0, 10)
    await keep(`/books/${mother}/rounds`, { day: soon, stops: [unit] })
    return members.length
  })
}
