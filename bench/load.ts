import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuMs, familyOf } from './process.ts'
import type { Product } from './product.ts'

export const CONNECTIONS = 32

export interface Load {
  readonly perSecond: number
  readonly errors: number
  readonly p99: number
  /** Server and PostgreSQL together, for one request. */
  readonly cpuMs: number
  readonly requests: number
}

interface What {
  readonly cookie: string
  readonly script: string
  readonly seconds: number
  /** Lines that the script reads, one for a request. */
  readonly lines?: readonly string[]
}

/** One run of wrk with a script of its own, and what it cost. The loop is closed: it asks again when it was answered. */
export async function load(product: Product, { cookie, script, seconds, lines = [] }: What): Promise<Load> {
  const folder = mkdtempSync(join(tmpdir(), 'guyub-bench-'))
  const file = join(folder, 'lines')
  writeFileSync(file, lines.join('\n'))
  const path = join(folder, 'script.lua')
  writeFileSync(path, `${script}\n${DONE}`)
  const before = cost(product)
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', '30s', '-s', path, product.url]
  const said = await output('wrk', args, {
    COOKIE: cookie,
    LINES_FILE: file,
    RUN: String(Date.now() % 100_000),
  })
  const [requests = 0, micros = 1, errors = 0, p99 = 0] = JSON.parse(
    said.split('JSON ')[1] ?? '[]',
  ) as number[]
  rmSync(folder, { recursive: true })
  return {
    perSecond: requests / (micros / 1e6),
    errors,
    p99,
    cpuMs: (cost(product) - before) / Math.max(1, requests),
    requests,
  }
}

function cost({ pid, postmaster }: Product): number {
  return cpuMs([pid, ...familyOf(postmaster)])
}

const DONE = `
function done(summary, latency)
  io.write(string.format("JSON [%d, %d, %d, %.1f]\\n", summary.requests, summary.duration,
    summary.errors.status + summary.errors.read + summary.errors.timeout, latency:percentile(99) / 1000))
end`

function output(command: string, args: string[], env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...process.env, ...env } })
    let said = ''
    child.stdout.on('data', (data) => {
      said += data
    })
    child.stderr.on('data', (data) => {
      said += data
    })
    child.on('error', reject)
    child.on('close', () => (said.includes('JSON ') ? resolve(said) : reject(new Error(said))))
  })
}
