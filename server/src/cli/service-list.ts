import { loadServices } from '../kernel/definitions.ts'
import type { Command } from './command.ts'

export const serviceList: Command = {
  name: 'service list',
  usage: '[--region 3505]',
  summary: { id: 'menyebut layanan yang terpasang', en: 'names the services that are installed' },
  options: { region: { type: 'string', default: '' } },
  optionHelp: { region: { id: 'seperti dijalankan wilayah ini', en: 'as this region runs them' } },
  async run({ terminal, values }) {
    const known = loadServices()
    const services = known.keys.flatMap((key) => {
      const service = known.of(String(values.region), key)
      return service ? [{ key, version: service.version, title: service.title }] : []
    })
    const inOne = (language: 'id' | 'en') =>
      services
        .map(({ key, version, title }) => `${key}  v${version}  ${title[language] ?? title.id}`)
        .join('\n')
    terminal.answer({ services }, { id: inOne('id'), en: inOne('en') })
    return undefined
  },
}
