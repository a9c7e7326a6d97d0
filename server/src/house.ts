import type { House } from './app.ts'
import { newPdfSeal, openPdfSeal } from './capabilities/documents/index.ts'
import type { Config } from './config.ts'
import type { Installation } from './installation.ts'
import type { Db, Pool } from './kernel/db.ts'
import { openFiles } from './kernel/files.ts'
import { keep } from './kernel/keys.ts'
import { openVault } from './kernel/vault.ts'
import { openWrapKeys } from './kernel/wrap-keys.ts'
import { messagingOf } from './messaging.ts'

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
    now: () => new Date(),
  }
}
