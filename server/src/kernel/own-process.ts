import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Told with 503: so many wait that the last would not be served before its browser gives up. */
export class TooManyWait extends Error {}

const MOST_WAITING = 8
const LONGEST_MS = 60_000
/** What people send can claim any amount of memory; what is outside of V8's heap has no limit of its own. */
const MOST_HEAP_MIB = 1024
const MOST_RESIDENT_MIB = 1536
const LOOK_EVERY_MS = 100

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * Runs a module in a process of its own: `input` is its stdin as JSON, what it writes to stdout is the answer. For work of seconds, which
 * would hold up every request of a process that serves them, and whose memory goes back with it. One at a time, because the machine
 * has other work. Throws `TooManyWait`; rejects when the module fails, takes longer than `longest` ms or more memory than it may.
 */
export async function inOwnProcess(module: URL, input: unknown, longest = LONGEST_MS): Promise<Buffer> {
  if (waiting >= MOST_WAITING) throw new TooManyWait()
  waiting += 1
  const mine = last.then(() => run(fileURLToPath(module), JSON.stringify(input), longest))
  last = mine.catch(() => undefined)
  try {
    return await mine
  } finally {
    waiting -= 1
  }
}

function run(file: string, input: string, longest: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // No secret of ours goes along; where libraries and temporary files are does.
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR }
    const args = [`--max-old-space-size=${MOST_HEAP_MIB}`, file]
    const child = spawn(process.execPath, args, {
      env,
      stdio: 'pipe',
      timeout: longest,
      killSignal: 'SIGKILL',
    })
    const watch = setInterval(() => {
      if (residentMiB(child.pid ?? 0) > MOST_RESIDENT_MIB) child.kill('SIGKILL')
    }, LOOK_EVERY_MS)
    const parts: Buffer[] = []
    const complaints: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.stderr.on('data', (part: Buffer) => complaints.push(part))
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(watch)
      if (code === 0) resolve(Buffer.concat(parts))
      else reject(new Error(`${file}: ${Buffer.concat(complaints).toString().slice(-2000)}`))
    })
    // When it ends before it has read everything, `close` tells why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

/** Nothing where the system does not say. */
function residentMiB(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return 0
  }
}
