import { openInstallation } from '../installation.ts'
import { openPool } from '../kernel/db.ts'
import { Failure } from '../kernel/failure.ts'
import type { Command } from './command.ts'

export const load: Command = {
  name: 'load',
  summary: {
    id: 'memuat data rujukan: wilayah, daerah, kantor, kalender (up juga melakukannya)',
    en: 'loads the reference data: areas, regions, offices, calendars (up does it too)',
  },
  async run({ config, terminal }) {
    const { furnish } = await import('../furnish.ts')
    const installation = await openInstallation(config, { as: 'command', say: terminal.say })
    const pool = openPool(installation.app, { binding: config.regionBinding })
    try {
      if (!installation.owner)
        throw new Failure('configuration', {
          id: 'memuat data rujukan memerlukan DATABASE_ADMIN_URL',
          en: 'loading the reference data needs DATABASE_ADMIN_URL',
        })
      const loaded = await furnish({ owner: installation.owner, pool, say: terminal.say })
      terminal.answer(
        { loaded },
        loaded
          ? { id: 'Data rujukan dimuat.', en: 'The reference data were loaded.' }
          : { id: 'Data rujukan sudah mutakhir.', en: 'The reference data are up to date.' },
      )
    } finally {
      await pool.end()
      await installation.close()
    }
    return undefined
  },
}
