import { resolve } from 'node:path'
import { openInstallation } from '../installation.ts'
import { Failure } from '../kernel/failure.ts'
import { createBackup } from '../operations/backup-create.ts'
import { versionOf } from '../operations/version.ts'
import type { Command } from './command.ts'

export const backupCreate: Command = {
  name: 'backup create',
  usage: '[--to FOLDER] [--keys-to FILE]',
  summary: {
    id: 'menyalin basis data, berkas dan kunci, sementara Guyub terus berjalan',
    en: 'copies database, files and keys, while Guyub goes on',
  },
  options: { to: { type: 'string' }, 'keys-to': { type: 'string' } },
  optionHelp: {
    to: {
      id: 'folder tujuan (asalnya: backups di dalam GUYUB_HOME)',
      en: 'where to (default: backups inside GUYUB_HOME)',
    },
    'keys-to': {
      id: 'tulis kunci terpisah, tanpa sandi, ke berkas ini; tanpa pilihan ini kunci disandikan dengan GUYUB_BACKUP_PASSPHRASE',
      en: 'writes the keys apart, as they are, to this file; otherwise they are encrypted under GUYUB_BACKUP_PASSPHRASE',
    },
  },
  async run({ config, terminal, values }) {
    const keysTo = values['keys-to'] === undefined ? undefined : resolve(String(values['keys-to']))
    const passphrase = keysTo ? undefined : (config.backupPassphrase ?? (await terminal.ask(PASSPHRASE)))
    if (!keysTo && !passphrase)
      throw new Failure('usage', {
        id: 'cadangan tanpa kunci tidak berguna: berikan GUYUB_BACKUP_PASSPHRASE, atau --keys-to BERKAS',
        en: 'a backup without keys is of no use: give GUYUB_BACKUP_PASSPHRASE, or --keys-to FILE',
      })
    const to = resolve(String(values.to ?? `${config.home}/backups`))
    const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
    try {
      const wish = { to, passphrase, keysTo, now: new Date(), version: versionOf(), say: terminal.say }
      const folder = await createBackup(config, installation, wish)
      terminal.answer({ folder }, { id: `Cadangan ada di ${folder}`, en: `The backup is in ${folder}` })
    } finally {
      await installation.close()
    }
    return undefined
  },
}

const PASSPHRASE = {
  id: 'Kata sandi untuk kunci di cadangan ini',
  en: 'Passphrase for the keys of this backup',
}
