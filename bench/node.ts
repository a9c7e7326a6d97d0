import { execFile, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { newCommandId } from '@guyub/contract/command'
import pg from 'pg'
import sharp from 'sharp'
import { openCluster } from '../server/src/kernel/postgres.ts'
import { aRequest } from '../server/test/builders.ts'
import { childrenOf, familyOf, median, pssMiB } from './process.ts'
import { type Product, ROOT, startProduct } from './product.ts'

const OFFICE = '35.05.01.2001'
const [REQUESTS, PHOTOGRAPHS] = [400, 100]
const PORT = 54_989
const STARTS = 3
const URL_HERE = `http://127.0.0.1:${PORT}`
const START = `${ROOT}bin/guyub.mjs`

/**
 * A village's own server on this machine: how long it takes to start, how much memory all of it holds, and how long what it did in days without a
 * line takes to be carried out at the regency, while its officers go on working.
 */
export async function nodeTimes(regency: Product, home: string) {
  rmSync(home, { recursive: true, force: true })
  const env = { ...process.env, GUYUB_HOME: home, PORT: String(PORT), HOST: '127.0.0.1' }
  const clerk = await regency.account('village-clerk', OFFICE)
  await pair(regency, env)
  // Over the loopback without a certificate, as the regency beside it.
  for (const name of ['node.crt', 'node.key']) rmSync(join(home, 'tls', name))
  await (await startNode(env)).stop()

  const starts: number[] = []
  for (let nth = 1; nth < STARTS; nth++) {
    const one = await startNode(env)
    starts.push(one.seconds)
    await one.stop()
  }
  const node = await startNode(env)
  starts.push(node.seconds)
  const cluster = await openCluster(home)
  // Not by trying to sign in: wrong guesses are counted.
  await waitFor(() => hasPeople(cluster.url('postgres', 'guyub')))
  const cookie = await signIn(clerk)
  const memory = pssMiB([node.pid, ...childrenOf(node.pid), ...familyOf(cluster.pid)])

  try {
    await regency.stop()
    await fill(cookie)
    const again = await startProduct(join(ROOT, 'data/bench'), 54_987)
    return { started: median(starts), memory, ...(await drained(cookie)), again }
  } finally {
    await node.stop()
  }
}

/** How long until nothing waits, and how an officer who works meanwhile is served. */
async function drained(cookie: string) {
  const waits = watch(cookie)
  const began = performance.now()
  await call(cookie, 'POST', '/nodes/here/sync', {})
  await waitFor(async () => (await here(cookie)).waiting === 0)
  const seconds = (performance.now() - began) / 1000
  const p99 = await waits()
  const { waiting, refused } = await here(cookie)
  return { seconds, p99, left: waiting + refused }
}

async function pair(regency: Product, env: NodeJS.ProcessEnv): Promise<void> {
  const admin = await regency.signedIn('admin', 'diskominfo')
  const response = await fetch(`${regency.url}/api/r/3505/nodes/invite`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: admin, origin: regency.url },
    body: JSON.stringify({ commandId: newCommandId(), office: OFFICE, name: 'simpul-bench' }),
  })
  const { code } = (await response.json()) as { code: string }
  const line = `${regency.url}#3505#${code}`
  await promisify(execFile)(process.execPath, [START, 'node', 'pair', line, '--json'], { env })
}

async function startNode(env: NodeJS.ProcessEnv) {
  const began = performance.now()
  const child = spawn(process.execPath, [START, 'up', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface(child.stdout)) if (line.includes('"ready":true')) break
  return {
    seconds: (performance.now() - began) / 1000,
    pid: child.pid ?? 0,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      await ended
      for (const pid of childrenOf(child.pid ?? 0)) process.kill(pid, 'SIGTERM')
    },
  }
}

async function hasPeople(admin: string): Promise<boolean> {
  const client = new pg.Client(admin)
  await client.connect()
  const { rowCount } = await client.query('select from auth."user"')
  await client.end()
  return rowCount !== 0
}

async function signIn({ email, password }: { email: string; password: string }): Promise<string> {
  const response = await fetch(`${URL_HERE}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: URL_HERE },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`sign in: ${response.status}`)
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

async function call(cookie: string, method: string, path: string, body?: object) {
  const response = await fetch(`${URL_HERE}/api/r/3505${path}`, {
    method,
    headers: { 'content-type': 'application/json', cookie, origin: URL_HERE },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

async function here(cookie: string): Promise<{ waiting: number; refused: number }> {
  return ((await call(cookie, 'GET', '/nodes/here')) as { node: { waiting: number; refused: number } }).node
}

/** What an office does in some days: requests, and photographs of papers for every fourth of them. */
async function fill(cookie: string): Promise<void> {
  const photograph = await aPhotograph()
  for (let nth = 0; nth < REQUESTS; nth++) {
    const request = { ...aRequest(), occurredAt: new Date().toISOString() }
    await call(cookie, 'POST', '/cases', request)
    if (nth % (REQUESTS / PHOTOGRAPHS)) continue
    const sha256 = createHash('sha256').update(photograph).digest('hex')
    const query = new URLSearchParams({ commandId: newCommandId(), field: 'birth-letter', sha256 })
    const response = await fetch(`${URL_HERE}/api/r/3505/cases/${request.commandId}/files?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg', cookie, origin: URL_HERE },
      body: new Uint8Array(photograph),
    })
    if (!response.ok) throw new Error(`photograph: ${response.status} ${await response.text()}`)
  }
}

/** A page with writing on it, 1,600 elements long, of the size to which the desk reduces them. */
async function aPhotograph(): Promise<Buffer> {
  const noise = { raw: { width: 105, height: 140, channels: 3 as const } }
  const picture = await sharp(randomBytes(105 * 140 * 3), noise)
    .resize(1200, 1600)
    .jpeg({ quality: 40 })
    .toBuffer()
  if (picture.length > 200_000) throw new Error(`the photograph has ${picture.length} bytes`)
  return picture
}

/** Asks for a work list again and again; answers the 99th of a hundred waits. */
function watch(cookie: string): () => Promise<number> {
  const waits: number[] = []
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const began = performance.now()
      await call(cookie, 'GET', '/cases?box=all')
      waits.push(performance.now() - began)
      await sleep(50)
    }
  })()
  return async () => {
    isOver = true
    await watching
    return waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0
  }
}

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 120_000
  while (!(await isSo())) {
    if (Date.now() > until) throw new Error('waited for two minutes')
    await sleep(200)
  }
}
