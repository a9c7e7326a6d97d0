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

async function timed(ask: () => Promise<Response>) {
  const began = performance.now()
  const response = await ask()
  const bytes = Buffer.from(await response.arrayBuffer())
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${bytes.toString().slice(0, 300)}`)
  return { ms: performance.now() - began, bytes }
}
