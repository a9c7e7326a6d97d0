import { hostname } from 'node:os'
import { join } from 'node:path'
import { makeCertificates } from '../operations/authority.ts'
import { lanAddresses } from './addresses.ts'
import type { Command } from './command.ts'

export const tls: Command = {
  name: 'tls',
  usage: '[--name guyub.kantor]',
  summary: {
    id: 'membuat otoritas sertifikat sendiri dan sertifikat untuk jaringan kantor',
    en: 'makes an authority of your own and a certificate for the office network',
  },
  options: { name: { type: 'string' } },
  optionHelp: { name: { id: 'nama tambahan untuk mesin ini', en: 'a further name of this machine' } },
  async run({ config, terminal, values }) {
    const own = hostname()
    const names = ['localhost', own, `${own}.local`, ...(values.name ? [String(values.name)] : [])]
    const addresses = ['127.0.0.1', ...lanAddresses()]
    const made = makeCertificates(join(config.home, 'tls'), { names, addresses, now: new Date() })
    const start = `HOST=0.0.0.0 GUYUB_TLS_CERT=${made.certificate} GUYUB_TLS_KEY=${made.key} npm start`
    const list = [...names, ...addresses].join(', ')
    terminal.answer(
      { ...made, names, addresses },
      {
        id: `Sertifikat untuk ${list}, berlaku sampai ${made.until}.\nPasang otoritas di tiap mesin menurut ${made.page}\nLalu: ${start}`,
        en: `A certificate for ${list}, valid until ${made.until}.\nInstall the authority on each machine as ${made.page} says\nThen: ${start}`,
      },
    )
    return undefined
  },
}
