import { resolve } from 'node:path'
import { Failure } from '../kernel/failure.ts'
import { restoreBackup } from '../operations/backup-restore.ts'
import type { Command } from './command.ts'

export const backupRestore: Command = {
  name: 'backup restore',
  usage: 'FOLDER [--to HOME] [--keys-from FILE] [--erasures FILE]',
  summary: {
    id: 'menghidupkan cadangan di tempat yang kosong',
    en: 'brings a backup to life in an empty place',
  },
  options: { to: { type: 'string' }, 'keys-from': { type: 'string' }, erasures: { type: 'string' } },
  optionHelp: {
    to: {
      id: 'folder data yang baru (asalnya: GUYUB_HOME)',
      en: 'the new home of the data (default: GUYUB_HOME)',
    },
    erasures: {
      id: 'daftar penghapusan selain erasures.jsonl di samping cadangan',
      en: 'a list of erasures besides erasures.jsonl beside the backup',
    },
    'keys-from': { id: 'berkas kunci yang ditulis terpisah', en: 'the file of keys that was written apart' },
  },
  async run({ config, terminal, values, words: [folder] }) {
    if (!folder)
      throw new Failure('usage', { id: 'sebutkan folder cadangannya', en: 'name the folder of the backup' })
    const home = values.to === undefined ? config.home : resolve(String(values.to))
    const keysFrom = values['keys-from'] === undefined ? undefined : resolve(String(values['keys-from']))
    const { createdAt, erasuresToRepeat } = await restoreBackup(
      { ...config, home },
      {
        from: resolve(folder),
        passphrase: config.backupPassphrase ?? (keysFrom ? undefined : await terminal.ask(PASSPHRASE)),
        keysFrom,
        erasures: values.erasures === undefined ? undefined : resolve(String(values.erasures)),
        say: terminal.say,
      },
    )
    terminal.answer(
      { home, createdAt, erasuresToRepeat },
      {
        id: `Keadaan ${createdAt} dipulihkan di ${home}. ${erasuresToRepeat.length} penghapusan sesudahnya diulang saat mulai. Jalankan: GUYUB_HOME=${home} npm start`,
        en: `The state of ${createdAt} was restored in ${home}. ${erasuresToRepeat.length} erasures made after it are repeated at the start. Start it: GUYUB_HOME=${home} npm start`,
      },
    )
    return undefined
  },
}

const PASSPHRASE = { id: 'Kata sandi cadangan', en: 'Passphrase of the backup' }
