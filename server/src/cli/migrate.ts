import { openInstallation } from '../installation.ts'
import type { Command } from './command.ts'

export const migrate: Command = {
  name: 'migrate',
  summary: {
    id: 'menyiapkan peran, tabel dan kunci (up juga melakukannya)',
    en: 'prepares roles, tables and keys (up does it too)',
  },
  async run({ config, terminal }) {
    const installation = await openInstallation(config, { as: 'command', say: terminal.say })
    await installation.close()
    const { migrated } = installation
    terminal.answer(
      { migrated },
      migrated.length
        ? { id: `${migrated.length} migrasi dijalankan.`, en: `${migrated.length} migrations were run.` }
        : { id: 'Basis data sudah mutakhir.', en: 'The database is up to date.' },
    )
    return undefined
  },
}
