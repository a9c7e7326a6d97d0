import { resolve } from 'node:path'
import { EXIT, Failure } from '../kernel/failure.ts'
import { verifyBackup } from '../operations/backup-verify.ts'
import type { Command } from './command.ts'

export const backupVerify: Command = {
  name: 'backup verify',
  usage: 'FOLDER',
  summary: {
    id: 'membaca setiap bita sebuah cadangan dan mengatakan apa yang kurang',
    en: 'reads every byte of a backup and tells what is missing',
  },
  async run({ terminal, words: [folder] }) {
    if (!folder)
      throw new Failure('usage', { id: 'sebutkan folder cadangannya', en: 'name the folder of the backup' })
    const { manifest, problems } = await verifyBackup(resolve(folder))
    const isWhole = problems.length === 0
    terminal.answer(
      { whole: isWhole, problems, createdAt: manifest?.createdAt },
      isWhole
        ? {
            id: `Cadangan ${manifest?.createdAt} utuh.`,
            en: `The backup of ${manifest?.createdAt} is whole.`,
          }
        : { id: problems.map(({ id }) => id).join('\n'), en: problems.map(({ en }) => en).join('\n') },
    )
    return isWhole ? 0 : EXIT.faults
  },
}
