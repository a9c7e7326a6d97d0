import { newPin, newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { ANSWERS, TODAYS_VERSION } from '../server/test/builders.ts'
import type { Product } from './product.ts'

/** How long after a request was answered the wall hears of it: the 99th percentile of `count`, in milliseconds. */
export async function eventToWall(
  product: Product,
  { clerk, viewer }: { readonly clerk: string; readonly viewer: string },
  count: number,
): Promise<number> {
  const waiting = new Map<string, (at: number) => void>()
  const leave = new AbortController()
  const stream = await fetch(`${product.url}/api/r/3505/live`, {
    headers: { cookie: viewer },
    signal: leave.signal,
  })
  const listening = listen(stream, (subject) => waiting.get(subject)?.(performance.now()))
  const delays: number[] = []
  for (let i = 0; i < count; i++) {
    const commandId = newCommandId()
    const heard = new Promise<number>((resolve) => waiting.set(commandId, resolve))
    const response = await fetch(`${product.url}/api/r/3505/cases`, {
      method: 'POST',
      headers: { cookie: clerk, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{
          commandId,
          service: 'pak-saidi',
          serviceVersion: TODAYS_VERSION,
          channel: 'counter',
          form: ANSWERS,
          pin: newPin(),
        },
        ...{ trackingCode: newTrackingCode('3505'), occurredAt: new Date().toISOString() },
      }),
    })
    if (!response.ok) throw new Error(await response.text())
    const committed = performance.now()
    delays.push((await heard) - committed)
  }
  leave.abort()
  await listening
  return delays.toSorted((a, b) => a - b)[Math.ceil(count * 0.99) - 1] ?? 0
}

async function listen(stream: Response, heard: (subject: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of stream.body ?? []) {
      rest += decoder.decode(chunk, { stream: true })
      const lines = rest.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines)
        if (line.startsWith('data:')) heard((JSON.parse(line.slice(5)) as { subject?: string }).subject ?? '')
    }
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error
  }
}
