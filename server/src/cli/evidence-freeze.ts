import { newCommandId } from '@guyub/contract/command'
import { freeze } from '../capabilities/evidence/index.ts'
import { yearOf } from '../capabilities/indicators/index.ts'
import { officeWithFunction } from '../capabilities/regions/index.ts'
import { openInstallation } from '../installation.ts'
import { NOBODY } from '../kernel/context.ts'
import { openPool } from '../kernel/db.ts'
import { loadIndicators } from '../kernel/definitions.ts'
import { Failure } from '../kernel/failure.ts'
import { Refusal } from '../kernel/refusal.ts'
import { openVault } from '../kernel/vault.ts'
import { openWrapKeys } from '../kernel/wrap-keys.ts'
import type { Command } from './command.ts'
import { required } from './user-create.ts'

export const evidenceFreeze: Command = {
  name: 'evidence freeze',
  usage: '--region 3505 --indicator KEY --year 2026',
  summary: {
    id: 'membekukan angka setahun sebagai bukti evaluasi',
    en: "freezes a year's figure as evidence for the evaluation",
  },
  options: { region: { type: 'string' }, indicator: { type: 'string' }, year: { type: 'string' } },
  async run({ config, terminal, values }) {
    const code = required(values.region, 'region')
    const indicator = required(values.indicator, 'indicator')
    const year = Number(required(values.year, 'year'))
    const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
    const pool = openPool(installation.app, { binding: config.regionBinding })
    try {
      const region = pool.region(code)
      const office = await officeWithFunction(region, 'communication')
      const actor = { ...NOBODY, regionCode: code, officeCode: office?.code ?? '' }
      const { seal, master } = installation.keys
      const needs = {
        vault: openVault(master, openWrapKeys(config.home)),
        seal,
        definitions: loadIndicators(),
        yearOf,
      }
      const input = { commandId: newCommandId(), indicator, year }
      const frozen = await freeze({ region, actor, now: () => new Date() }, needs, input)
      const words = `${frozen.evidenceId}  ${frozen.sumsSha256}`
      terminal.answer(frozen, { id: words, en: words })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw new Failure('usage', { id: `ditolak: ${error.code}`, en: `refused: ${error.code}` })
    } finally {
      await pool.end()
      await installation.close()
    }
    return undefined
  },
}
