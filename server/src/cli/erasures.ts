import { resolve } from 'node:path'
import { openInstallation } from '../installation.ts'
import { openReader } from '../kernel/db.ts'
import { addToList } from '../operations/erasure-list.ts'
import { erasuresSoFar } from '../operations/erasures.ts'
import type { Command } from './command.ts'

export const erasures: Command = {
  name: 'erasures',
  usage: '[--to FILE]',
  summary: {
    id: 'menyebut data yang dihapus, agar diulang bila cadangan lama dipulihkan',
    en: 'lists what was erased, to be repeated when an older backup is restored',
  },
  options: { to: { type: 'string' } },
  optionHelp: {
    to: {
      id: 'tambahkan yang belum tercatat ke berkas ini; letakkan di samping cadangan sebagai erasures.jsonl',
      en: 'add what is not in it yet to this file; it belongs beside the backups as erasures.jsonl',
    },
  },
  async run({ config, terminal, values }) {
    const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
    const reader = openReader(installation.reader)
    try {
      const all = await erasuresSoFar(reader)
      const file = values.to === undefined ? undefined : resolve(String(values.to))
      const added = file ? addToList(file, all, installation.keys.master) : 0
      const lines = all.map(
        ({ region, caseId, reason, at, what }) => `${at}  ${region}  ${what ?? 'case'}  ${caseId}  ${reason}`,
      )
      terminal.answer(
        { erasures: all, ...(file && { file, added }) },
        file
          ? {
              id: `${added} penghapusan ditambahkan ke ${file}`,
              en: `${added} erasures were added to ${file}`,
            }
          : {
              id: lines.join('\n') || 'Belum ada yang dihapus.',
              en: lines.join('\n') || 'Nothing was erased yet.',
            },
      )
    } finally {
      await reader.destroy()
      await installation.close()
    }
    return undefined
  },
}
