import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'

const WEB = join(import.meta.dirname, '..')
export const CLIENT = join(WEB, 'build/client')

/** The pages as they are served. Whoever runs a single test in a fresh clone gets them built. */
export function ensureBuilt(): void {
  if (existsSync(join(WEB, 'build/server/index.js'))) return
  const bin = join(
    dirname(createRequire(import.meta.url).resolve('@react-router/dev/package.json')),
    'bin.cjs',
  )
  execFileSync(process.execPath, [bin, 'build'], { cwd: WEB, stdio: 'ignore' })
}

export interface Weight {
  readonly path: string
  readonly bytes: number
}

/** Everything that a first visit fetches, compressed, in bytes: page, style sheets, modules, fonts. */
export async function weigh(app: FastifyInstance, path: string): Promise<Weight[]> {
  const page = await get(app, path)
  const html = (await app.inject({ url: path })).body
  const linked = [
    ...html.matchAll(/<link[^>]+rel="(?:stylesheet|modulepreload|icon|preload)"[^>]+href="([^"]+)"/g),
  ]
  const other = [
    ...html.matchAll(/<link[^>]+href="([^"]+)"[^>]+rel="(?:icon|stylesheet)"|<script[^>]+src="([^"]+)"/g),
  ]
  const files = new Set(
    [...linked, ...other].map(([, a, b]) => a ?? b ?? '').filter((file) => file.startsWith('/')),
  )
  for (const file of [...files].filter((one) => one.endsWith('.css'))) {
    const css = (await app.inject({ url: file })).body
    for (const [, font = ''] of css.matchAll(/url\(["']?([^"')]+\.woff2)/g))
      files.add(new URL(font, `http://x${file}`).pathname)
  }
  return [page, ...(await Promise.all([...files].map((file) => get(app, file))))]
}

async function get(app: FastifyInstance, url: string): Promise<Weight> {
  const options: InjectOptions = { url, headers: { 'accept-encoding': 'br, gzip' } }
  const { rawPayload, statusCode } = await app.inject(options)
  if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`)
  return { path: url, bytes: rawPayload.length }
}

export function total(weights: readonly Weight[]): number {
  return weights.reduce((sum, { bytes }) => sum + bytes, 0)
}
