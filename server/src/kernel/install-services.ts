import { createHash } from 'node:crypto'
import { ServiceDefinition } from '@guyub/contract/definition'
import type pg from 'pg'
import { canonical } from './canonical.ts'
import { type ServiceBody, serviceBodies } from './definitions.ts'
import { Failure } from './failure.ts'
import { connected } from './migrate.ts'

/** Told on this channel whenever a version of a service was installed. */
export const SERVICES_CHANGED = 'guyub_services'

/**
 * Keeps the services of this program under their versions. One that reads otherwise than what is installed under the same
 * version is refused: cases that began under it would change their rules. Returns what was new.
 */
export async function installServices(
  ownerUrl: string,
  bodies: readonly ServiceBody[] = serviceBodies(),
): Promise<string[]> {
  const client = await connected(ownerUrl)
  const installed: string[] = []
  try {
    await client.query('begin')
    for (const { key, body } of bodies) {
      const { version } = ServiceDefinition.parse(body)
      const sha256 = digestOf(body)
      const { rowCount } = await client.query(
        `insert into service_version (key, version, sha256, body) values ($1, $2, $3, $4) on conflict do nothing`,
        [key, version, sha256, JSON.stringify(body)],
      )
      if (rowCount) installed.push(`${key} ${version}`)
      else await refuseChanged(client, key, version, sha256)
    }
    if (installed.length) await client.query('select pg_notify($1, $2)', [SERVICES_CHANGED, installed.join()])
    await client.query('commit')
    return installed
  } finally {
    await client.end()
  }
}

/** For a process that may not install: the same refusals, and one where a version is missing. Changes nothing. */
export async function checkServices(
  appUrl: string,
  bodies: readonly ServiceBody[] = serviceBodies(),
): Promise<void> {
  const client = await connected(appUrl)
  try {
    for (const { key, body } of bodies)
      await refuseChanged(client, key, ServiceDefinition.parse(body).version, digestOf(body))
  } finally {
    await client.end()
  }
}

async function refuseChanged(client: pg.Client, key: string, version: number, sha256: string): Promise<void> {
  const { rows } = await client.query<{ sha256: string }>(
    'select sha256 from service_version where key = $1 and version = $2',
    [key, version],
  )
  if (rows[0]?.sha256 === sha256) return
  throw new Failure(
    'configuration',
    rows[0]
      ? {
          id: `layanan ${key} berubah tetapi masih menyebut diri versi ${version}, yang sudah terpasang: naikkan "version" di services/${key}/service.json`,
          en: `the service ${key} has changed and still calls itself version ${version}, which is installed: raise "version" in services/${key}/service.json`,
        }
      : {
          id: `layanan ${key} versi ${version} belum terpasang: jalankan "npx guyub migrate" dengan DATABASE_ADMIN_URL`,
          en: `version ${version} of the service ${key} is not installed: run "npx guyub migrate" with DATABASE_ADMIN_URL`,
        },
  )
}

function digestOf(body: unknown): string {
  return createHash('sha256').update(canonical(body)).digest('hex')
}
