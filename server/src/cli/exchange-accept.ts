import { exchangeContext, joinExchange } from '../capabilities/exchange/index.ts'
import { declareMirror, loadOffices } from '../capabilities/regions/index.ts'
import { Failure } from '../kernel/failure.ts'
import type { Command } from './command.ts'
import { linked } from './exchange-join.ts'
import { peerKeyIn } from './peer-key.ts'
import { required } from './user-create.ts'

export const exchangeAccept: Command = {
  name: 'exchange accept',
  usage: '--area 35.11 --key daerah.pem',
  summary: {
    id: 'menerima daerah yang punya instalasi sendiri, di instalasi pusat',
    en: "accepts a region that has its own installation, at the centre's",
  },
  options: { area: { type: 'string' }, key: { type: 'string' } },
  optionHelp: {
    area: { id: 'kode Kemendagri kabupaten atau kota', en: 'official code of the regency or city' },
    key: {
      id: 'berkas kunci publik daerah, dari "guyub exchange key" di sana',
      en: 'file of the region\'s public key, from "guyub exchange key" there',
    },
  },
  async run({ config, terminal, values }) {
    const area = required(values.area, 'area')
    const peerKey = peerKeyIn(required(values.key, 'key'))
    return linked(config, terminal, area, async (pool, { owner }) => {
      if (!owner)
        throw new Failure('usage', {
          id: 'DATABASE_ADMIN_URL diperlukan',
          en: 'DATABASE_ADMIN_URL is needed',
        })
      const region = await declareMirror(owner, area)
      if (!region)
        throw new Failure('usage', {
          id: `tidak ada kabupaten atau kota ${area}`,
          en: `there is no regency or city ${area}`,
        })
      await loadOffices(pool.region(region))
      await joinExchange(
        exchangeContext(pool, region, () => new Date()),
        { side: 'centre', peerKey },
      )
    })
  },
}
