import { setTimeout as wait } from 'node:timers/promises'
import { openInstallation } from '../installation.ts'
import { openReader } from '../kernel/db.ts'
import { Failure } from '../kernel/failure.ts'
import { openVault } from '../kernel/vault.ts'
import { NOTICED_WITHIN, newWrapKey, openWrapKeys } from '../kernel/wrap-keys.ts'
import { rewrapAll } from '../operations/rewrap.ts'
import type { Command } from './command.ts'

export const keyRotate: Command = {
  name: 'key rotate',
  usage: '[--continue]',
  summary: {
    id: 'mengganti kunci yang membungkus kunci tiap berkas; layanan tetap berjalan',
    en: 'renews the key that wraps the key of every record; the service goes on',
  },
  options: { continue: { type: 'boolean' } },
  optionHelp: {
    continue: {
      id: 'meneruskan penggantian yang terputus, tanpa kunci baru',
      en: 'goes on with a renewal that was cut off, without another new key',
    },
  },
  async run({ config, terminal, values }) {
    const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
    try {
      if (!installation.admin)
        throw new Failure('configuration', {
          id: 'mengganti kunci memerlukan DATABASE_ADMIN_URL',
          en: 'renewing the key needs DATABASE_ADMIN_URL',
        })
      const generation = values.continue ? openWrapKeys(config.home).newest() : newWrapKey(config.home)
      const vault = openVault(installation.keys.master, openWrapKeys(config.home))
      const admin = openReader(installation.admin)
      try {
        terminal.say({ id: `Kunci ke-${generation} dibuat …`, en: `Key number ${generation} is made …` })
        let renewed = await rewrapAll(admin, vault, generation)
        // What a running server filed before it noticed the new key.
        await wait(NOTICED_WITHIN)
        renewed += await rewrapAll(admin, vault, generation)
        terminal.answer(
          { generation, renewed },
          {
            id: `${renewed} kunci berkas dibungkus ulang dengan kunci ke-${generation}. Mulai ulang Guyub agar rahasia masuk ikut berganti (semua orang masuk lagi), lalu buat cadangan baru: cadangan lama dibuka dengan kunci lama.`,
            en: `${renewed} keys of records were wrapped anew with key number ${generation}. Start Guyub anew so that the secrets of the log-in change too (everybody logs in again), then make a new backup: older ones open with the older key.`,
          },
        )
      } finally {
        await admin.destroy()
      }
    } finally {
      await installation.close()
    }
    return undefined
  },
}
