import { createPublicKey } from 'node:crypto'
import { openInstallation } from '../installation.ts'
import { openReader } from '../kernel/db.ts'
import { EXIT } from '../kernel/failure.ts'
import { verify } from '../kernel/verify.ts'
import type { Command } from './command.ts'

export const logVerify: Command = {
  name: 'log verify',
  usage: '[--region 3505]',
  summary: {
    id: 'memeriksa catatan peristiwa dari segel pertama sampai terakhir',
    en: 'examines the log from its first seal to the last',
  },
  options: { region: { type: 'string' } },
  optionHelp: { region: { id: 'hanya wilayah ini', en: 'this region only' } },
  async run({ config, terminal, values }) {
    const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
    const db = openReader(installation.reader)
    try {
      const publicKey = createPublicKey(installation.keys.seal)
      const heads = await db
        .selectFrom('event_seal')
        .select(({ fn }) => ['region_code', fn.max('last_seq').as('lastSeq')])
        .$if(values.region !== undefined, (query) => query.where('region_code', '=', String(values.region)))
        .groupBy('region_code')
        .orderBy('region_code')
        .execute()
      const regions = []
      for (const { region_code, lastSeq } of heads)
        regions.push({
          region: region_code,
          events: Number(lastSeq),
          problems: await verify(db, region_code, publicKey),
        })
      const isWhole = regions.every(({ problems }) => problems.length === 0)
      const lines = regions.map(
        ({ region, events, problems }) => `${region}  ${events}  ${problems.join('; ') || '✓'}`,
      )
      terminal.answer(
        { whole: isWhole, regions },
        {
          id: [...lines, isWhole ? 'Catatan utuh.' : 'Catatan TIDAK utuh.'].join('\n'),
          en: [...lines, isWhole ? 'The log is whole.' : 'The log is NOT whole.'].join('\n'),
        },
      )
      return isWhole ? 0 : EXIT.faults
    } finally {
      await db.destroy()
      await installation.close()
    }
  },
}
