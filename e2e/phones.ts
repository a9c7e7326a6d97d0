import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Heard {
  readonly to: string
  readonly text: string
}

/** A gateway of our own in place of a provider's: takes messages as theirs would, and tells which phone got which. */
export async function openPhones() {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') heard.push(JSON.parse(await text(request)) as Heard)
    response.end(JSON.stringify(heard))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

/** The newest message to a phone that has these words, as soon as it is there. */
export async function newestTo(gateway: string, phone: string, words: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const heard = (await (await fetch(gateway)).json()) as Heard[]
    const found = heard.findLast((message) => message.to === phone && message.text.includes(words))
    if (found) return found.text
    await new Promise((later) => setTimeout(later, 100))
  }
  throw new Error(`nothing came to ${phone} with "${words}"`)
}
