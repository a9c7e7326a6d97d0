import { isAbsolute, resolve } from 'node:path'
import { type WaysConfig, waysConfigOf } from './config-ways.ts'
import type { RegionBinding } from './kernel/db.ts'
import { Failure, type Sentence } from './kernel/failure.ts'

export const ROLES = ['web', 'readers', 'jobs'] as const
export type Role = (typeof ROLES)[number]

/** PostgreSQL of one's own; without `admin` somebody else migrates. */
export interface OwnDatabase {
  readonly app: string
  readonly admin: string | undefined
  readonly reader: string | undefined
}

export interface Config {
  /** Keys, files, and the embedded database unless root keeps it elsewhere. */
  readonly home: string
  readonly host: string
  readonly port: number
  /** Undefined: the one that npm brought. */
  readonly database: OwnDatabase | undefined
  readonly tls: { readonly certificate: string; readonly key: string } | undefined
  readonly roles: ReadonlySet<Role>
  /** Poolers and Citus between us and PostgreSQL need `transaction`. */
  readonly regionBinding: RegionBinding
  /** The region of pages whose address names none. */
  readonly region: string | undefined
  /** Host names of regions: `{ 'guyub.batangkab.go.id': '3325' }`. */
  readonly hosts: Readonly<Record<string, string>>
  readonly backupPassphrase: string | undefined
  /** Where people reach the pages from outside: what stands in QR codes. No slash at the end. */
  readonly origin: string
  /** The ways messages leave by; what has none is kept and not sent. */
  readonly ways: WaysConfig
  /** Whether `/metrics` answers other machines too. */
  readonly hasOpenMetrics: boolean
  /** Whether a printer may stand at the server itself, shared there by a program, also for real regions. */
  readonly hasLocalPrinters: boolean
  /** The file that says how the hospitals of its regions are reached. */
  readonly hospitals: string | undefined
}

const NAMES = [
  ...['PORT', 'HOST', 'DATABASE_URL', 'DATABASE_ADMIN_URL', 'DATABASE_READER_URL'],
  ...['GUYUB_HOME', 'GUYUB_TLS_CERT', 'GUYUB_TLS_KEY', 'GUYUB_ROLES', 'GUYUB_REGION_BINDING', 'GUYUB_REGION'],
  ...['GUYUB_BACKUP_PASSPHRASE', 'GUYUB_HOSTS', 'GUYUB_ORIGIN', 'GUYUB_SMS_URL', 'GUYUB_SMS_TOKEN'],
  ...['GUYUB_WHATSAPP_URL', 'GUYUB_WHATSAPP_TOKEN', 'GUYUB_SMTP_URL', 'GUYUB_SMTP_FROM'],
  ...['GUYUB_METRICS', 'GUYUB_HOSPITALS', 'GUYUB_PRINTERS'],
] as const
type Environment = Partial<Record<(typeof NAMES)[number], string>>

/** First step: what was said. An empty value says nothing. */
export function readEnvironment(all: NodeJS.ProcessEnv): Environment {
  return Object.fromEntries(NAMES.flatMap((name) => (all[name] ? [[name, all[name]]] : [])))
}

/** Second step: what it means, or one sentence that says what is wrong. `root` is the clone, to which paths are relative. */
export function decide(said: Environment, root: string): Config {
  const at = (path: string) => (isAbsolute(path) ? path : resolve(root, path))
  const database = databaseOf(said)
  const roles = rolesOf(said.GUYUB_ROLES)
  if (!database && roles.size < ROLES.length)
    throw wrong({
      id: 'GUYUB_ROLES membagi pekerjaan atas beberapa proses, dan itu memerlukan PostgreSQL sendiri (DATABASE_URL)',
      en: 'GUYUB_ROLES splits the work over several processes, which needs a PostgreSQL of your own (DATABASE_URL)',
    })
  return {
    home: at(said.GUYUB_HOME ?? 'data'),
    host: said.HOST ?? '127.0.0.1',
    port: portOf(said.PORT ?? '8080'),
    database,
    tls: tlsOf(said, at),
    roles,
    regionBinding: bindingOf(said.GUYUB_REGION_BINDING ?? 'session'),
    region: said.GUYUB_REGION,
    hosts: hostsOf(said.GUYUB_HOSTS ?? ''),
    backupPassphrase: said.GUYUB_BACKUP_PASSPHRASE,
    origin: originOf(said),
    ways: waysConfigOf(said, wrong),
    hasOpenMetrics: said.GUYUB_METRICS === 'open',
    hasLocalPrinters: said.GUYUB_PRINTERS === 'local',
    hospitals: said.GUYUB_HOSPITALS === undefined ? undefined : at(said.GUYUB_HOSPITALS),
  }
}

function wrong(sentence: Sentence): Failure {
  return new Failure('configuration', sentence)
}

function portOf(said: string): number {
  const port = Number(said)
  if (/^\d+$/.test(said) && port < 65_536) return port
  throw wrong({
    id: `PORT harus angka 0 sampai 65535, bukan "${said}"`,
    en: `PORT must be a number from 0 to 65535, not "${said}"`,
  })
}

function databaseOf(said: Environment): OwnDatabase | undefined {
  const { DATABASE_URL: app, DATABASE_ADMIN_URL: admin, DATABASE_READER_URL: reader } = said
  if (!app && !admin && !reader) return undefined
  if (!app)
    throw wrong({
      id: 'DATABASE_ADMIN_URL atau DATABASE_READER_URL diberikan tanpa DATABASE_URL (peran aplikasi)',
      en: 'DATABASE_ADMIN_URL or DATABASE_READER_URL was given without DATABASE_URL (the role of the application)',
    })
  for (const [name, url] of Object.entries({
    DATABASE_URL: app,
    DATABASE_ADMIN_URL: admin,
    DATABASE_READER_URL: reader,
  }))
    if (url && !isPostgres(url))
      throw wrong({
        id: `${name} harus berbentuk postgres://peran:sandi@mesin:5432/basisdata`,
        en: `${name} must look like postgres://role:password@host:5432/database`,
      })
  return { app, admin, reader }
}

function isPostgres(url: string): boolean {
  return /^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? '') && (URL.parse(url)?.pathname.length ?? 0) > 1
}

function tlsOf({ GUYUB_TLS_CERT, GUYUB_TLS_KEY }: Environment, at: (path: string) => string): Config['tls'] {
  if (!GUYUB_TLS_CERT && !GUYUB_TLS_KEY) return undefined
  if (GUYUB_TLS_CERT && GUYUB_TLS_KEY) return { certificate: at(GUYUB_TLS_CERT), key: at(GUYUB_TLS_KEY) }
  throw wrong({
    id: 'GUYUB_TLS_CERT dan GUYUB_TLS_KEY harus diberikan bersama',
    en: 'GUYUB_TLS_CERT and GUYUB_TLS_KEY must be given together',
  })
}

function rolesOf(said: string | undefined): ReadonlySet<Role> {
  const roles = said?.split(',').map((role) => role.trim()) ?? ROLES
  const stranger = roles.find((role) => !(ROLES as readonly string[]).includes(role))
  if (stranger === undefined) return new Set(roles as Role[])
  throw wrong({
    id: `GUYUB_ROLES hanya mengenal ${ROLES.join(', ')}, bukan "${stranger}"`,
    en: `GUYUB_ROLES knows ${ROLES.join(', ')}, not "${stranger}"`,
  })
}

function bindingOf(said: string): Config['regionBinding'] {
  if (said === 'session' || said === 'transaction') return said
  throw wrong({
    id: `GUYUB_REGION_BINDING hanya mengenal session dan transaction, bukan "${said}"`,
    en: `GUYUB_REGION_BINDING knows session and transaction, not "${said}"`,
  })
}

function hostsOf(said: string): Config['hosts'] {
  const pairs = said
    .split(',')
    .map((pair) => pair.trim())
    .filter(Boolean)
  const wrongPair = pairs.find((pair) => !/^[a-z0-9.-]+=[0-9A-Z]{1,6}$/i.test(pair))
  if (wrongPair === undefined)
    return Object.fromEntries(
      pairs.map((pair) => {
        const [host = '', region = ''] = pair.split('=')
        return [host.toLowerCase(), region.toUpperCase()]
      }),
    )
  throw wrong({
    id: `GUYUB_HOSTS berisi pasangan seperti guyub.batangkab.go.id=3325, dipisah koma, bukan "${wrongPair}"`,
    en: `GUYUB_HOSTS holds pairs such as guyub.batangkab.go.id=3325, separated by commas, not "${wrongPair}"`,
  })
}

function originOf({ GUYUB_ORIGIN: origin, GUYUB_TLS_CERT, PORT = '8080' }: Environment): string {
  if (!origin) return `${GUYUB_TLS_CERT ? 'https' : 'http'}://localhost:${PORT}`
  if (/^https?:\/\/[^/\s]+$/.test(origin)) return origin
  throw wrong({
    id: `GUYUB_ORIGIN=${origin} bukan alamat seperti https://layanan.blitarkab.go.id`,
    en: `GUYUB_ORIGIN=${origin} is no address such as https://layanan.blitarkab.go.id`,
  })
}
