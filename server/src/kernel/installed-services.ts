import { ServiceDefinition } from '@guyub/contract/definition'
import type { RegionDb } from './db.ts'
import { loadServices, type Services } from './definitions.ts'
import { openEar } from './ear.ts'
import { SERVICES_CHANGED } from './install-services.ts'

const NOT_THERE_MS = 10_000

/** The services of this program, and every version that was ever installed here. */
export interface InstalledServices extends Services {
  /** As the region runs it; nothing when that version was never installed. */
  version(
    region: Pick<RegionDb, 'code' | 'db'>,
    key: string,
    version: number,
  ): Promise<ServiceDefinition | undefined>
  close(): Promise<void>
}

/**
 * The version of today costs no look-up. Others are read once and kept until somebody installs a service, which is heard
 * on one connection; it is opened when the first of them is asked for.
 */
export function openServices(appUrl: string, files: Services = loadServices()): InstalledServices {
  const known = new Map<string, Promise<ServiceDefinition | undefined>>()
  const forget = () => known.clear()
  const ear = openEar(appUrl, SERVICES_CHANGED, { heard: forget, deaf: forget })

  async function definitionOf({ db }: Pick<RegionDb, 'db'>, key: string, version: number) {
    const row = await db
      .selectFrom('service_version')
      .select('body')
      .where('key', '=', key)
      .where('version', '=', version)
      .executeTakeFirst()
    return row && ServiceDefinition.parse(row.body)
  }

  return {
    ...files,
    async version(region, key, version) {
      const current = files.of(region.code, key)
      if (current?.version === version) return current
      await ear.open()
      const name = `${key} ${version}`
      const found = known.get(name) ?? definitionOf(region, key, version)
      known.set(name, found)
      found.catch(() => known.delete(name))
      const definition = await found
      // Behind some poolers nothing is heard; what is not there yet is asked for again.
      if (!definition) setTimeout(() => known.delete(name), NOT_THERE_MS).unref()
      return definition && files.inRegion(region.code, definition)
    },
    close: ear.close,
  }
}
