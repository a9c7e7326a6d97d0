import { newCommandId } from '@guyub/contract/command'
import type { Product } from './product.ts'

const [PEOPLE, SEATS] = [200, 20]
const AREA = '35.05.01.2001'
const HOUR = 3_600_000

export interface Rush {
  readonly seated: number
  readonly told: number
  /** Whoever was told neither; there is none. */
  readonly lost: number
  /** Milliseconds until the last one of each knew. */
  readonly seatedAfter: number
  readonly toldAfter: number
}

/** Opens a place and a class of twenty seats for each rush, through the doors that everybody uses; then two hundred ask within one second. */
export async function rushes(product: Product, count: number): Promise<Rush[]> {
  const overseer = await product.signedIn('service-officer', 'diskominfo')
  const keeper = await product.signedIn('place-keeper', 'diskominfo')
  const { siteId } = await send<{ siteId: string }>(product, overseer, '/sites', {
    ...{ service: 'co-working', name: `Tempat ${newCommandId()}`, address: 'Jalan Contoh 1' },
    ...{ areaCode: AREA, officeCode: 'diskominfo' },
  })
  const done: Rush[] = []
  for (let nth = 0; nth < count; nth++) {
    const begins = Date.now() + (24 + nth) * HOUR
    const { sessionId } = await send<{ sessionId: string }>(product, keeper, `/sites/${siteId}/sessions`, {
      ...{ title: 'Kelas yang dicari', about: '', givenBy: '', seats: SEATS },
      ...{ startsAt: new Date(begins).toISOString(), endsAt: new Date(begins + HOUR).toISOString() },
    })
    done.push(await rush(product, sessionId, nth))
  }
  return done
}

async function rush(product: Product, sessionId: string, nth: number): Promise<Rush> {
  const answers = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, who) => {
      await new Promise((go) => setTimeout(go, (who * 1000) / PEOPLE))
      const began = performance.now()
      const number = 10_000_000 + nth * PEOPLE + who
      const response = await fetch(`${product.url}/api/r/3505/booking/classes/${sessionId}/seats`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          commandId: newCommandId(),
          person: { name: `Orang ${who}`, phone: `0812${number}` },
        }),
      })
      const { code } = (await response.json()) as { code?: string }
      return { isSeated: response.ok, isTold: code === 'booking.full', took: performance.now() - began }
    }),
  )
  const longest = (of: readonly { readonly took: number }[]) => Math.max(0, ...of.map(({ took }) => took))
  const seated = answers.filter(({ isSeated }) => isSeated)
  const told = answers.filter(({ isTold }) => isTold)
  return {
    ...{ seated: seated.length, told: told.length, lost: PEOPLE - seated.length - told.length },
    ...{ seatedAfter: longest(seated), toldAfter: longest(told) },
  }
}

async function send<Answer>(product: Product, cookie: string, path: string, body: object): Promise<Answer> {
  const response = await fetch(`${product.url}/api/r/3505/booking${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url, cookie },
    body: JSON.stringify({ commandId: newCommandId(), ...body }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}
