import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openInstallation } from '../installation.ts'
import { openPool, openReader } from '../kernel/db.ts'
import { loadServices } from '../kernel/definitions.ts'
import { EXIT, Failure, type Sentence } from '../kernel/failure.ts'
import { placeOf } from '../kernel/postgres-place.ts'
import type { Tried } from '../scenarios/try-services.ts'
import type { Command } from './command.ts'

export const serviceTest: Command = {
  name: 'service test',
  usage: '[KEY] [--region 3505]',
  summary: {
    id: 'memainkan skenario layanan dari awal sampai akhir, di basis data sementara',
    en: 'plays the scenarios of services from end to end, in a database that is thrown away',
  },
  options: { region: { type: 'string', default: '3505' } },
  optionHelp: { region: { id: 'seperti dijalankan wilayah ini', en: 'as this region runs them' } },
  async run({ config, terminal, values, words: [wanted] }) {
    const services = loadServices()
    const keys = services.keys.filter((key) => wanted === undefined || key === wanted)
    if (!keys.length)
      throw new Failure('usage', {
        id: `tidak ada layanan "${wanted}"`,
        en: `there is no service "${wanted}"`,
      })
    const home = mkdtempSync(join(tmpdir(), 'guyub-service-test-'))
    try {
      const rehearsal = `${String(values.region).replace(/L$/, '')}L`
      const tried = await tryIn({ ...config, home, database: undefined }, keys, rehearsal, terminal.say)
      const isRight = tried.every(({ problem }) => problem === undefined)
      const list = tried
        .map(
          ({ service, scenario, problem }) => `${problem ? '✗' : '✓'} ${problem ?? `${service}/${scenario}`}`,
        )
        .join('\n')
      terminal.answer({ right: isRight, tried }, { id: list, en: list })
      return isRight ? 0 : EXIT.faults
    } finally {
      rmSync(placeOf(home).folder, { recursive: true, force: true })
      rmSync(home, { recursive: true, force: true })
    }
  },
}

async function tryIn(
  config: Config,
  keys: readonly string[],
  rehearsal: string,
  say: (sentence: Sentence) => void,
): Promise<Tried[]> {
  const [
    { buildApp, lapseCases },
    { houseOf },
    { furnish },
    { firstPeople },
    { openCalendars },
    { tryServices },
  ] = await Promise.all([
    import('../app.ts'),
    import('../house.ts'),
    import('../furnish.ts'),
    import('../first-people.ts'),
    import('../capabilities/calendar/index.ts'),
    import('../scenarios/try-services.ts'),
  ])
  const installation = await openInstallation(config, { as: 'command', say })
  const pool = openPool(installation.app, { binding: config.regionBinding })
  const reader = openReader(installation.reader)
  try {
    if (installation.owner) await furnish({ owner: installation.owner, pool, say })
    await firstPeople({ pool, reader, say })
    const { reader: _, ...house } = houseOf(config, installation, pool, reader)
    const region = pool.region(rehearsal)
    const calendar = await openCalendars().of({ region, now: house.now })
    const theatre = {
      services: loadServices(),
      build: (authenticate, now) => buildApp({ ...house, authenticate, now }),
      lapse: (now) => lapseCases({ ...house, reader, now: () => now }),
    } satisfies Parameters<typeof tryServices>[0]
    return await tryServices(theatre, keys, region, calendar, new Date())
  } finally {
    await Promise.all([pool.end(), reader.destroy()])
    await installation.close()
  }
}
