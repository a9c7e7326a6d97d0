import { createPublicKey } from 'node:crypto'
import { openInstallation } from '../installation.ts'
import { fingerprintOf } from '../kernel/keys.ts'
import type { Command } from './command.ts'

export const exchangeKey: Command = {
  name: 'exchange key',
  summary: {
    id: 'menampilkan kunci publik instalasi ini, untuk pihak sana',
    en: "shows this installation's public key, for the other side",
  },
  async run({ config, terminal }) {
    const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
    try {
      const { seal } = installation.keys
      const publicKey = createPublicKey(seal).export({ type: 'spki', format: 'pem' }).toString().trim()
      terminal.answer({ publicKey, fingerprint: fingerprintOf(seal) }, { id: publicKey, en: publicKey })
    } finally {
      await installation.close()
    }
    return undefined
  },
}
