import { openInstallation } from '../installation.ts'
import { installServices } from '../kernel/install-services.ts'
import type { Command } from './command.ts'

export const migrate: Command = {
  name: 'migrate',
  summary: {
    id: 'menyiapkan peran, tabel dan kunci (up juga melakukannya)',
    en: 'prepares roles, tables and keys (up does it too)',
  },
  async run({ config, terminal }) {
    const installation = await openInstallation(config, { as: 'command', say: terminal.say })
    const { owner, migrated } = installation
    const installing = owner ? installServices(owner) : []
    const services = await Promise.resolve(installing).finally(() => installation.close())
    terminal.answer(
      { migrated, services },
      migrated.length
        ? { id: `${migrated.length} migrasi dijalankan.`, en: `${migrated.length} migrations were run.` }
        : { id: 'Basis data sudah mutakhir.', en: 'The database is up to date.' },
    )
    return undefined
  },
}
