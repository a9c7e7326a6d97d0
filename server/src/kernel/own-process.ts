import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Told with 503: so many wait that the last would not be served before its browser gives up. */
export class TooManyWait extends Error {}

const MOST_WAITING = 8
const LONGEST_MS = 60_000

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * Runs a module in a process of its own: `input` is its stdin as JSON, what it writes to stdout is the answer. For work of seconds, which
 * would hold up every request of a process that serves them, and whose memory goes back with it. One at a time, because the machine
 * has other work. Throws `TooManyWait`; rejects when the module fails or takes a minute.
 */
export async function inOwnProcess(module: URL, input: unknown): Promise<Buffer> {
  if (waiting >= MOST_WAITING) throw new TooManyWait()
  waiting += 1
  const mine = last.then(() => run(fileURLToPath(module), JSON.stringify(input)))
  last = mine.catch(() => undefined)
  try {
    return await mine
  } finally {
    waiting -= 1
  }
}

function run(file: string, input: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // No secret of ours goes along; where libraries and temporary files are does.
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR }
    const child = spawn(process.execPath, [file], { env, stdio: 'pipe', timeout: LONGEST_MS })
    const parts: Buffer[] = []
    const complaints: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.stderr.on('data', (part: Buffer) => complaints.push(part))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(parts))
      else reject(new Error(`${file}: ${Buffer.concat(complaints).toString().slice(-2000)}`))
    })
    // When it ends before it has read everything, `close` tells why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}
