import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import fastifyStatic from '@fastify/static'
import { localDay } from '@guyub/contract/calendar'
import { about } from '@guyub/contract/regions'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createRequestHandler, type RouterContextProvider, type ServerBuild } from 'react-router'
import { innerDoor } from './web/inner-door.ts'
import { sendPage } from './web/send-page.ts'

interface WebOptions {
  /** The region of a visitor who has not chosen one and whose host name tells none. */
  readonly defaultRegion: string
  /** Host names of regions: `{ 'guyub.batangkab.go.id': '3325' }`. */
  readonly hosts?: Readonly<Record<string, string>>
  /** The built pages: `web/build` of this installation. */
  readonly buildDirectory?: string
  /** Largest form with a file that a page takes, in bytes. */
  readonly maxBytes?: number
}

/** What the build of the pages exports beside its routes. */
interface Entry {
  contextFor(visit: object): RouterContextProvider
  cookieOf(header: string | undefined, name: string): string | undefined
  languageOf(cookies: string | undefined, accepts: string | undefined): string
  themeOf(cookies: string | undefined): string
}

const DEFAULT_BUILD = join(import.meta.dirname, '../../web/build')

/** Serves every page that is not an address of the API. Pages reach data through the same endpoints as everybody. */
export async function mountWeb(app: FastifyInstance, options: WebOptions): Promise<void> {
  const { buildDirectory = DEFAULT_BUILD, maxBytes = 12 * 1024 * 1024 } = options
  const server = join(buildDirectory, 'server/index.js')
  if (!existsSync(server)) throw new Error(`the pages are not built: ${server} is missing (npm run build)`)
  const build = (await import(pathToFileURL(server).href)) as ServerBuild
  const entry = build.entry.module as unknown as Entry
  const handle = createRequestHandler(build, 'production')
  const regions = regionNames(app)
  const hosts = new Map(Object.entries(options.hosts ?? {}))

  await app.register(async (pages) => {
    // A page's form is read by the page; the API keeps its own parsers.
    pages.removeAllContentTypeParsers()
    pages.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    await pages.register(fastifyStatic, {
      root: join(buildDirectory, 'client'),
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => reply.header('cache-control', cacheFor(path)),
    })
    pages.route({ method: ['GET', 'HEAD', 'POST'], url: '/*', handler: page })
  })

  async function page(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (request.url.startsWith('/api/')) return reply.callNotFound()
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return reply.code(413).send()
    const cookies: string[] = []
    const nonce = randomBytes(16).toString('base64url')
    const { cookie } = request.headers
    const region = await regions(regionOf(request), options.defaultRegion)
    const visit = {
      region: region.code,
      regionName: region.name,
      isRehearsal: region.kind === 'rehearsal',
      ...{ zone: region.zone, today: localDay(region, new Date()) },
      language: entry.languageOf(cookie, request.headers['accept-language']),
      theme: entry.themeOf(cookie),
      nonce,
      origin: originOf(request),
      door: innerDoor(app, request, cookies),
      // What was told over an encrypted connection is not repeated in the clear.
      setCookie: (line: string) => cookies.push(request.protocol === 'https' ? `${line}; Secure` : line),
    }
    const response = await handle(webRequest(request), entry.contextFor(visit))
    return sendPage(request, reply, response, { nonce, cookies })
  }

  function regionOf({ headers, hostname }: FastifyRequest): string {
    return (
      entry.cookieOf(headers.cookie, 'guyub_region') ??
      hosts.get(hostname.toLowerCase()) ??
      options.defaultRegion
    )
  }
}

function cacheFor(path: string): string {
  return path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
}

function originOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`
}

function webRequest(request: FastifyRequest): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  return new Request(new URL(request.url, originOf(request)), {
    method: request.method,
    headers,
    ...(hasBody && { body: Readable.toWeb(request.body as Readable) as ReadableStream, duplex: 'half' }),
  } as RequestInit)
}

type About = Awaited<ReturnType<typeof askAbout>>
const MINUTE = 60_000

/** Names of regions, asked once a minute: every page says them. */
function regionNames(app: FastifyInstance) {
  const known = new Map<string, { readonly about: About; readonly until: number }>()
  return async (wanted: string, fallback: string): Promise<NonNullable<About>> => {
    for (const code of [wanted, fallback]) {
      const kept = known.get(code)
      const about = kept && kept.until > Date.now() ? kept.about : await askAbout(app, code)
      // Only what exists is kept, so a made-up cookie cannot fill the memory.
      if (about) {
        known.set(code, { about, until: Date.now() + MINUTE })
        return about
      }
    }
    return { code: fallback, name: 'Guyub', kind: 'real', tier: 'region', zone: 'Asia/Jakarta', area: '' }
  }
}

async function askAbout(app: FastifyInstance, code: string) {
  if (!/^[0-9A-Z]{1,6}$/.test(code)) return undefined
  const response = await app.inject({ method: 'GET', url: `/api/r/${code}${about.path}` })
  return response.statusCode === 200 ? about.answer.parse(response.json()) : undefined
}
