import { exchangeContext, joinExchange } from '../capabilities/exchange/index.ts'
import type { Config } from '../config.ts'
import { type Installation, openInstallation } from '../installation.ts'
import { openPool, type Pool } from '../kernel/db.ts'
import { Failure } from '../kernel/failure.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Command, Terminal } from './command.ts'
import { peerKeyIn } from './peer-key.ts'
import { required } from './user-create.ts'

export const exchangeJoin: Command = {
  name: 'exchange join',
  usage: '--region 3505 --address https://pusat.example --key pusat.pem',
  summary: {
    id: 'menghubungkan daerah di instalasi ini dengan instalasi pusat',
    en: "links a region of this installation with the centre's installation",
  },
  options: { region: { type: 'string' }, address: { type: 'string' }, key: { type: 'string' } },
  optionHelp: {
    address: {
      id: 'alamat https instalasi pusat (http hanya di mesin sendiri)',
      en: "https address of the centre's installation (http only on this machine)",
    },
    key: {
      id: 'berkas kunci publik pusat, dari "guyub exchange key" di sana',
      en: 'file of the centre\'s public key, from "guyub exchange key" there',
    },
  },
  async run({ config, terminal, values }) {
    const [region, address, key] = (['region', 'address', 'key'] as const).map((option) =>
      required(values[option], option),
    ) as [string, string, string]
    const link = { side: 'home', address: secure(address), peerKey: peerKeyIn(key) } as const
    return linked(config, terminal, region, (pool) =>
      joinExchange(
        exchangeContext(pool, region, () => new Date()),
        link,
      ),
    )
  },
}

/** What passes is signed, not hidden: it goes over TLS, or stays on this machine. */
function secure(said: string): string {
  const address = URL.canParse(said) ? new URL(said) : undefined
  const isLocal =
    address?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname)
  if (address?.protocol === 'https:' || isLocal) return said.replace(/\/+$/, '')
  throw new Failure('usage', {
    id: '--address harus alamat https://',
    en: '--address must be an https:// address',
  })
}

const REFUSED: Readonly<Record<string, (region: string) => { readonly id: string; readonly en: string }>> = {
  'regions.unknown_region': (region) => ({
    id: `tidak ada daerah ${region} di instalasi ini`,
    en: `this installation has no region ${region}`,
  }),
  'exchange.linked_already': (region) => ({
    id: `${region} sudah terhubung; sambungan yang ada tidak diubah`,
    en: `${region} is linked already; the link that stands was not changed`,
  }),
  'exchange.not_linked': (region) => ({
    id: `${region} belum terhubung dengan instalasi lain`,
    en: `${region} is not linked with another installation`,
  }),
  'exchange.renewal_waits': (region) => ({
    id: `kunci ${region} yang baru belum diterima pihak sana; tunggu pertemuan berikutnya`,
    en: `the other side has not taken the new key of ${region} yet; wait for the next meeting`,
  }),
  'exchange.key_type': () => ({
    id: '--key harus kunci publik Ed25519, dari "guyub exchange key"',
    en: '--key must be an Ed25519 public key, from "guyub exchange key"',
  }),
}

type Work = (pool: Pool, installation: Installation) => Promise<void>

/** Opens the installation, links, and says so. */
export function linked(config: Config, terminal: Terminal, region: string, link: Work): Promise<undefined> {
  return withLink(config, terminal, region, async (pool, installation) => {
    await link(pool, installation)
    const done = `${region} ✓`
    terminal.answer({ region, linked: true }, { id: done, en: done })
  })
}

/** Opens the installation and works on the exchange of a region; a refusal is told in words. */
export async function withLink(
  config: Config,
  terminal: Terminal,
  region: string,
  work: Work,
): Promise<undefined> {
  const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
  const pool = openPool(installation.app, { binding: config.regionBinding })
  try {
    await work(pool, installation)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Failure('usage', REFUSED[error.code]?.(region) ?? { id: error.code, en: error.code })
  } finally {
    await pool.end()
    await installation.close()
  }
}
