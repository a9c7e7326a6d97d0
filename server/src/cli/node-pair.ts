import { bePaired, nodesContext } from '../capabilities/nodes/index.ts'
import { openInstallation } from '../installation.ts'
import { openPool } from '../kernel/db.ts'
import { Failure } from '../kernel/failure.ts'
import { openVault } from '../kernel/vault.ts'
import { writeNodeHome } from '../node-home.ts'
import { isOtherHome, pairWith } from '../operations/pair-node.ts'
import type { Command } from './command.ts'

export const nodePair: Command = {
  name: 'node pair',
  usage: "'https://layanan.contoh.go.id#3505#7KQ2MP-9RT4-AB3C-D4E5-F6G7'",
  summary: {
    id: 'memasangkan mini-PC ini dengan kabupaten sebagai simpul desa (kode dari halaman Simpul desa)',
    en: 'pairs this mini-PC with its regency as a village node (code from the page Village nodes)',
  },
  async run({ config, terminal, words }) {
    const [line] = words
    if (!line)
      throw new Failure('usage', { id: 'kode pemasangan belum diberikan', en: 'no pairing code was given' })
    if (config.database)
      throw new Failure('usage', {
        id: 'simpul desa memakai PostgreSQL-nya sendiri: kosongkan DATABASE_URL',
        en: 'a village node brings its own PostgreSQL: leave DATABASE_URL empty',
      })
    if (isOtherHome(config.home))
      throw new Failure('usage', {
        id: `${config.home} sudah berisi instalasi lain; pilih folder kosong dengan GUYUB_HOME`,
        en: `${config.home} holds another installation already; choose an empty folder with GUYUB_HOME`,
      })
    terminal.say({ id: 'Menghubungi kabupaten …', en: 'Calling the regency …' })
    const { node, address, pairing, page } = await pairWith(config.home, line)
    const { region, regionName, office, officeName, name } = pairing
    const installation = await openInstallation(config, { as: 'command', say: terminal.say })
    const pool = openPool(installation.app)
    try {
      const { furnish } = await import('../furnish.ts')
      if (installation.owner)
        await furnish({ owner: installation.owner, pool, say: terminal.say, only: region })
      const ctx = nodesContext(pool, region, () => new Date())
      await bePaired(
        ctx,
        { cases: { vault: openVault(installation.keys.master) } },
        { node, address, pairing },
      )
      writeNodeHome(config.home, { region, regionName, node, office, officeName, name, address })
    } finally {
      await pool.end()
      await installation.close()
    }
    const where = `https://${name}.local:${config.port}`
    terminal.answer(
      { node, region, office, name, address: where, installPage: page },
      {
        id: `Mini-PC ini menjadi simpul desa "${name}" untuk ${officeName}, ${regionName}.\nJalankan: npm start\nPasang dulu sertifikat kabupaten di tiap komputer petugas menurut ${page}\nLalu buka ${where} dari komputer petugas.`,
        en: `This mini-PC is the village node "${name}" of ${officeName}, ${regionName}.\nRun: npm start\nFirst install the regency's certificate on each officer's computer as ${page} says\nThen open ${where} from an officer's computer.`,
      },
    )
    return undefined
  },
}
