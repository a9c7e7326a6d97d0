import { exchangeContext, renewExchangeKey } from '../capabilities/exchange/index.ts'
import { openVault } from '../kernel/vault.ts'
import { openWrapKeys } from '../kernel/wrap-keys.ts'
import type { Command } from './command.ts'
import { withLink } from './exchange-join.ts'
import { required } from './user-create.ts'

export const exchangeRenew: Command = {
  name: 'exchange renew',
  usage: '--region 3505',
  summary: {
    id: 'mengganti kunci yang menandatangani pertukaran suatu daerah; pihak sana diberi tahu pada pertemuan berikutnya',
    en: "renews the key that signs a region's exchange; the other side is told at the next meeting",
  },
  options: { region: { type: 'string' } },
  async run({ config, terminal, values }) {
    const region = required(values.region, 'region')
    return withLink(config, terminal, region, async (pool, { keys }) => {
      const needs = { seal: keys.seal, vault: openVault(keys.master, openWrapKeys(config.home)) }
      const fingerprint = await renewExchangeKey(
        exchangeContext(pool, region, () => new Date()),
        needs,
      )
      terminal.answer(
        { region, fingerprint },
        { id: `${region} ✓ ${fingerprint}`, en: `${region} ✓ ${fingerprint}` },
      )
    })
  },
}
