import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openCluster } from '../src/kernel/postgres.ts'
import { placeOf } from '../src/kernel/postgres-place.ts'

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly said: string
  /** What --json answered. */
  readonly answer: Record<string, unknown>
}

/** Runs a command as an operator does, in a process of its own, and hears its answer. */
export async function guyub(home: string, args: string, env: Record<string, string> = {}): Promise<Ended> {
  const child = run(home, args, env)
  let [answer, said] = ['', '']
  child.stdout?.on('data', (chunk) => {
    answer += chunk
  })
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  return { code, said, answer: answer ? JSON.parse(answer) : {} }
}

const started = new Set<ChildProcess>()

/** So that a test that failed half-way leaves no server to the next one. */
export function killServers(): void {
  for (const child of started) child.kill('SIGKILL')
  started.clear()
}

/** Starts the server and waits until it is ready. */
export async function guyubUp(home: string, port: number, env: Record<string, string> = {}) {
  const child = run(home, 'up', { ...env, PORT: String(port) })
  started.add(child)
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  const said: string[] = []
  child.stderr?.on('data', (chunk) => said.push(String(chunk)))
  const ready = await Promise.race([firstLine(child), exited])
  if (typeof ready !== 'string') throw new Error(`it ended with ${ready}: ${said.join('')}`)
  return {
    pid: child.pid ?? 0,
    ready: JSON.parse(ready) as Record<string, unknown>,
    said,
    address: `http://127.0.0.1:${port}`,
    end: (signal: NodeJS.Signals) => {
      child.kill(signal)
      return exited
    },
  }
}

function run(home: string, args: string, env: Record<string, string>): ChildProcess {
  const { GUYUB_HOME, DATABASE_URL, DATABASE_ADMIN_URL, ...ours } = process.env
  return spawn(process.execPath, [MAIN, ...args.split(' '), '--json'], {
    env: { ...ours, GUYUB_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((heard) => {
    if (child.stdout) createInterface(child.stdout).once('line', heard)
  })
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((closed) => probe.close(closed))
  return port
}

/** Stops what still runs for a home, and removes it with the place where root keeps its data. */
export async function forget(home: string): Promise<void> {
  const { folder } = placeOf(home)
  await openCluster(home)
    .then((cluster) => cluster.stop())
    .catch(() => undefined)
  rmSync(folder, { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
}
