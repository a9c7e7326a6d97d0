import type { KeyObject } from 'node:crypto'
import { newPdfSeal, openPdfSeal, type PdfSeal } from './capabilities/documents/index.ts'
import type { Machine } from './capabilities/nodes/index.ts'
import type { Config } from './config.ts'
import { type Hospitals, hospitalsOf } from './hospitals.ts'
import type { Installation } from './installation.ts'
import type { Db, Pool } from './kernel/db.ts'
import type { Services } from './kernel/definitions.ts'
import { type Files, openFiles } from './kernel/files.ts'
import type { Http } from './kernel/http.ts'
import { keep } from './kernel/keys.ts'
import { openVault, type Vault } from './kernel/vault.ts'
import { openWrapKeys, type WrapKey } from './kernel/wrap-keys.ts'
import { type Messaging, messagingOf } from './messaging.ts'

export interface House extends Omit<Http, 'app' | 'authenticate'>, Messaging {
  /** The application role's address of the database: the log-in has a small pool of its own. */
  readonly appUrl: string
  /** The installation's master key: what must stay readable for ever comes from it. */
  readonly master: Buffer
  /** From which the secrets of cookies and codes are derived, the newest first; without any, from the master key. */
  readonly renewed?: readonly WrapKey[]
  readonly vault: Vault
  /** Signs what leaves the house: heads of the log, evidence. */
  readonly seal: KeyObject
  /** Seals our own PDFs. */
  readonly pdfSeal: PdfSeal
  /** Folder of the installation. */
  readonly home: string
  /** What a village node tells of its machine; nothing where this is no node. */
  readonly machine?: Machine | undefined
  /** Where people reach the pages from outside. */
  readonly origin: () => string
  readonly files: Files
  /** The log's own reader, where this process has one: for the wall, and to say how far the readers are behind. */
  readonly reader?: Db
  /** Whether `/metrics` answers other machines too. */
  readonly hasOpenMetrics?: boolean
  /** Whether a printer may stand at the server itself, also for real regions. */
  readonly hasLocalPrinters?: boolean
  /** What this installation was given for the hospitals of its regions. */
  readonly hospitals?: Hospitals
  /** Instead of the log-in, for tests and benches. */
  readonly authenticate?: Http['authenticate']
  /** Instead of the services that come with the program. */
  readonly services?: Services
}

/** What the composition root needs of an open installation. */
export function houseOf(config: Config, { app: appUrl, keys }: Installation, pool: Pool, reader: Db): House {
  const p12 = keep(config.home, 'document-seal.p12', () => newPdfSeal('Guyub', new Date()))
  const wraps = openWrapKeys(config.home)
  return {
    ...{ pool, reader, appUrl, master: keys.master, seal: keys.seal },
    renewed: wraps.all(),
    pdfSeal: openPdfSeal(p12, 'Guyub'),
    vault: openVault(keys.master, wraps),
    files: openFiles(config.home),
    home: config.home,
    origin: () => config.origin,
    ...messagingOf(config),
    hasOpenMetrics: config.hasOpenMetrics,
    hasLocalPrinters: config.hasLocalPrinters,
    hospitals: hospitalsOf(config.hospitals),
    now: () => new Date(),
  }
}
