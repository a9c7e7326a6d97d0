import { checkLedger } from '../capabilities/ledger/index.ts'
import { openInstallation } from '../installation.ts'
import { openReader } from '../kernel/db.ts'
import { EXIT } from '../kernel/failure.ts'
import type { Command } from './command.ts'

export const ledgerCheck: Command = {
  name: 'ledger check',
  usage: '',
  summary: {
    id: 'menjumlahkan kembali semua pembukuan dari baris-barisnya, dan membandingkannya',
    en: 'adds up every book again from its lines, and compares',
  },
  options: {},
  async run({ config, terminal }) {
    const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
    const db = openReader(installation.reader)
    try {
      const { counted, faults } = await checkLedger(db)
      const lines = faults.map(({ region, book, kind, about }) => `${region}  ${book}  ${kind}  ${about}`)
      terminal.answer(
        { balanced: faults.length === 0, postings: counted, faults },
        {
          id: [
            ...lines,
            faults.length ? 'Pembukuan TIDAK cocok.' : `Pembukuan cocok: ${counted} baris.`,
          ].join('\n'),
          en: [
            ...lines,
            faults.length ? 'The books do NOT balance.' : `The books balance: ${counted} lines.`,
          ].join('\n'),
        },
      )
      return faults.length ? EXIT.faults : 0
    } finally {
      await db.destroy()
      await installation.close()
    }
  },
}
