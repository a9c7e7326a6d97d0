import { addressesOf } from './addresses.ts'
import type { Command } from './command.ts'

export const up: Command = {
  name: 'up',
  summary: {
    id: 'menjalankan Guyub sampai Ctrl-C (ini yang dilakukan npm start)',
    en: 'runs Guyub until Ctrl-C (what npm start does)',
  },
  async run({ config, terminal }) {
    const { start } = await import('../main.ts')
    const leave = toldToLeave()
    const server = await start(config, terminal.say)
    const addresses = addressesOf(config)
    const list = addresses.map((address) => `  ${address}`).join('\n')
    terminal.answer(
      { ready: true, addresses },
      {
        id: `Guyub siap:\n${list}\nHentikan dengan Ctrl-C.`,
        en: `Guyub is ready:\n${list}\nStop it with Ctrl-C.`,
      },
    )
    await leave
    terminal.say({ id: 'Menutup dengan rapi …', en: 'Closing in order …' })
    await server.stop()
    terminal.say({ id: 'Selesai.', en: 'Done.' })
    return undefined
  },
}

/** By Ctrl-C, by the system, or because whoever started us is gone. More than once is the same as once. */
function toldToLeave(): Promise<void> {
  return new Promise((leave) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave())
    process.once('disconnect', leave)
  })
}
