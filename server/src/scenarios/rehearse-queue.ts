import type { RegionDb } from '../kernel/db.ts'
import { hasAny, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

const MINUTE = 60_000
const DAY = 86_400_000
/** How many minutes after the day began somebody takes a number, and how long the service takes: nobody's real morning. */
const MORNING = [
  { came: 0, took: 6 },
  { came: 2, took: 9 },
  { came: 5, took: 4, priority: 'prioritas' },
  { came: 9, took: 7 },
  { came: 14, took: 12 },
  { came: 16, took: 5 },
  { came: 22, took: 8, priority: 'prioritas' },
  { came: 25, took: 3 },
]
const LETTERS = ['A', 'A', 'B', 'A', 'B', 'C', 'A', 'C'] as const

interface Place {
  readonly id: string
  readonly lanes: readonly { readonly id: string; readonly letter: string }[]
}

/** A sub-district hall with three counters, two mornings behind it, and people who wait today: sample data. */
export async function rehearseQueue(theatre: Theatre, region: RegionDb, today: Date): Promise<number> {
  if (await hasAny(region, 'queue_place')) return 0
  return perform(theatre, region, today, async ({ cast, get, post, setClock }) => {
    if (!cast.has('counter-officer')) return 0
    const manage = <Answer = Record<string, string>>(path: string, body: object) =>
      post<Answer>('district-officer', `/queue${path}`, body)
    const call = <Answer = Record<string, string>>(path: string, body: object = {}) =>
      post<Answer>('counter-officer', `/queue${path}`, body)
    const at = (days: number, minutes: number) =>
      setClock(new Date(today.getTime() - days * DAY - 40 * MINUTE + minutes * MINUTE))
    at(2, -10)
    const { placeId } = await manage('/places', { service: 'loket', name: 'Ruang tunggu kecamatan (contoh)' })
    const [place] = await get<Place[]>('district-officer', '/queue/places')
    const laneOf = (letter: string) => place?.lanes.find((lane) => lane.letter === letter)?.id
    const counters: string[] = []
    for (const [name, letters] of [
      ['Loket 1', 'ABCD'],
      ['Loket 2', 'AC'],
      ['Loket 3', 'BD'],
    ] as const) {
      const lanes = [...letters].map(laneOf)
      counters.push((await manage(`/places/${placeId}/counters`, { name, lanes })).counterId ?? '')
    }
    for (const [kind, name] of [
      ['display', 'Layar ruang tunggu (contoh)'],
      ['kiosk', 'Kios pintu masuk (contoh)'],
    ])
      await manage(`/places/${placeId}/screens`, { kind, name })
    const [counter = ''] = counters
    let taken = 0
    for (const days of [2, 1, 0]) {
      let free = 0
      at(days, 0)
      await call(`/counters/${counter}/sit`, { isHere: true })
      // Today some still wait.
      const served = days === 0 ? 3 : MORNING.length
      for (const [index, { came, took, priority }] of MORNING.entries()) {
        at(days, came)
        await call('/tickets', { laneId: laneOf(LETTERS[index] ?? 'A'), ...(priority && { priority }) })
        taken += 1
        if (index >= served) continue
        free = Math.max(free, came + 1)
        at(days, free)
        const { ticketId } = await call(`/counters/${counter}/next`)
        free += took
        at(days, free)
        await call(`/tickets/${ticketId}/steps`, { step: 'served' })
      }
      if (days > 0) await manage(`/places/${placeId}/end-of-day`, {})
    }
    at(0, 38)
    await call(`/counters/${counter}/next`)
    return taken
  })
}
