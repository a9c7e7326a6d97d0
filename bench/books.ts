import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import type { Product } from './product.ts'

/** Seconds until a planner has the longest book, how many pages that is, and how long a request of somebody else waits meanwhile. */
export async function bookTimes(product: Product, planner: string) {
  const base = `${product.url}/api/r/3505/plan`
  const headers = { cookie: planner }
  const book = await timed(() => fetch(`${base}/books/three-books/2/pdf`, { headers }))
  const pages = book.bytes.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  const docx = timed(() => fetch(`${base}/books/three-books/2/docx`, { headers }))
  let isMaking = true
  let longest = 0
  const watched = docx.finally(() => {
    isMaking = false
  })
  while (isMaking) {
    const { ms } = await timed(() => fetch(`${product.url}/readyz`))
    longest = Math.max(longest, ms)
  }
  return { seconds: book.ms / 1000, pages, docx: (await watched).ms / 1000, waits: longest }
}

/** Milliseconds until the same plan's timeline, money and map are there, and seconds for its workbook out and looked at. */
export async function outputTimes(product: Product, planner: string) {
  const base = `${product.url}/api/r/3505/plan`
  const headers = { cookie: planner }
  const page = (path: string) => timed(() => fetch(`${product.url}/gerakan/rencana/${path}`, { headers }))
  // The first visit loads what every later one has.
  for (const path of ['waktu', 'anggaran', 'peta']) await page(path)
  const [timeline, money, map] = [await page('waktu'), await page('anggaran'), await page('peta')]
  const out = await timed(() => fetch(`${base}/table`, { headers }))
  const { id } = JSON.parse((await timed(() => fetch(base, { headers }))).bytes.toString()) as { id: string }
  const json = { ...headers, 'content-type': 'application/json' }
  const body = JSON.stringify({ commandId: newCommandId() })
  const amended = await timed(() =>
    fetch(`${base}/versions/${id}/amend`, { method: 'POST', headers: json, body }),
  )
  const { planId } = JSON.parse(amended.bytes.toString()) as { planId: string }
  const draft = await timed(() => fetch(`${base}/table?version=${planId}`, { headers }))
  const sha256 = createHash('sha256').update(draft.bytes).digest('hex')
  const importId = newCommandId()
  const query = new URLSearchParams({ commandId: importId, sha256 })
  const sent = await timed(() =>
    fetch(`${base}/versions/${planId}/table?${query}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(draft.bytes),
    }),
  )
  const look = await timed(() => fetch(`${base}/imports/${importId}`, { headers }))
  const seen = JSON.parse(look.bytes.toString()) as {
    rows: number
    added: number
    changed: number
    faultCount: number
  }
  if (seen.added + seen.changed + seen.faultCount)
    throw new Error(`a round trip changed the plan: ${JSON.stringify(seen)}`)
  return {
    ...{ timeline: timeline.ms, money: money.ms, map: map.ms, rows: seen.rows },
    ...{ out: out.ms / 1000, sent: sent.ms / 1000, look: look.ms / 1000 },
  }
}

async function timed(ask: () => Promise<Response>) {
  const began = performance.now()
  const response = await ask()
  const bytes = Buffer.from(await response.arrayBuffer())
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${bytes.toString().slice(0, 300)}`)
  return { ms: performance.now() - began, bytes }
}
