import { newCommandId } from '@guyub/contract/command'
import { median } from './process.ts'
import type { Product } from './product.ts'

const TRIES = 40
const KEPT = [
  { box: 'work' },
  { box: 'work', state: 'submitted' },
  { box: 'work', late: true },
  { box: 'waiting' },
  { box: 'all', area: '35.05.01' },
] as const

/** Five kept work lists: how long the first page of one takes, and counting them all; medians in milliseconds. */
export async function queueTimes({ url }: Pick<Product, 'url'>, cookie: string) {
  const headers = { cookie, 'content-type': 'application/json', origin: url }
  const lists = await (await fetch(`${url}/api/r/3505/work-queues`, { headers })).json()
  if (!lists.queues.length)
    for (const [nth, filters] of KEPT.entries()) {
      const body = { commandId: newCommandId(), name: `bench ${nth}`, filters, isShared: false }
      const reply = await fetch(`${url}/api/r/3505/work-queues`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      if (!reply.ok) throw new Error(`a work list was not kept: ${reply.status} ${await reply.text()}`)
    }
  return {
    page: await timed(`${url}/api/r/3505/cases?box=work&state=submitted&late=true`, headers),
    counts: await timed(`${url}/api/r/3505/work-queues`, headers),
  }
}

async function timed(address: string, headers: Record<string, string>): Promise<number> {
  const all: number[] = []
  for (let nth = 0; nth < TRIES; nth += 1) {
    const began = performance.now()
    const reply = await fetch(address, { headers })
    await reply.text()
    if (!reply.ok) throw new Error(`${address}: ${reply.status}`)
    all.push(performance.now() - began)
  }
  return median(all)
}
