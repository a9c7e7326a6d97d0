import { openInstallation } from '../installation.ts'
import { openReader } from '../kernel/db.ts'
import { Failure } from '../kernel/failure.ts'
import { catchUp, rebuild } from '../kernel/projection.ts'
import type { Command } from './command.ts'

export const indicatorRebuild: Command = {
  name: 'indicator rebuild',
  usage: '[--region 3505]',
  summary: {
    id: 'menghitung ulang semua angka dari peristiwa pertama',
    en: 'computes all figures again from the first event',
  },
  options: { region: { type: 'string' } },
  optionHelp: { region: { id: 'hanya wilayah ini', en: 'this region only' } },
  async run({ config, terminal, values }) {
    const { projections } = await import('../app.ts')
    const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
    const db = openReader(installation.reader)
    try {
      const regions = await db
        .selectFrom('region')
        .select('region_code')
        .$if(values.region !== undefined, (query) => query.where('region_code', '=', String(values.region)))
        .orderBy('region_code')
        .execute()
      if (!regions.length)
        throw new Failure('usage', {
          id: `wilayah ${values.region ?? ''} tidak ada di pemasangan ini`,
          en: `region ${values.region ?? ''} is not in this installation`,
        })
      let events = 0
      for (const projection of projections) {
        for (const { region_code } of regions) await rebuild(db, projection, region_code)
        for (let scanned = -1; scanned !== 0; events += scanned) scanned = await catchUp(db, projection)
      }
      const codes = regions.map(({ region_code }) => region_code)
      terminal.answer(
        { regions: codes, events },
        {
          id: `${codes.join(', ')}: ${events} peristiwa dihitung ulang.`,
          en: `${codes.join(', ')}: ${events} events were computed again.`,
        },
      )
    } finally {
      await db.destroy()
      await installation.close()
    }
    return undefined
  },
}
