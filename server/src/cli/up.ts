import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { FirstPeople } from '../first-people.ts'
import type { Installation } from '../installation.ts'
import type { Sentence } from '../kernel/failure.ts'
import { asNode, type NodeHome, readNodeHome } from '../node-home.ts'
import { headsOf } from '../operations/heads.ts'
import { recoverySheet } from '../operations/recovery-sheet.ts'
import { versionOf } from '../operations/version.ts'
import { addressesOf, isLoopback } from './addresses.ts'
import type { Command, Terminal } from './command.ts'

export const up: Command = {
  name: 'up',
  summary: {
    id: 'menjalankan Guyub sampai Ctrl-C (ini yang dilakukan npm start)',
    en: 'runs Guyub until Ctrl-C (what npm start does)',
  },
  async run({ config, terminal }) {
    const node = readNodeHome(config.home)
    if (node) return runNode(config, node, terminal)
    const { start } = await import('../main.ts')
    const leave = toldToLeave()
    const server = await start(config, terminal.say)
    const addresses = addressesOf(config)
    const { people, installation } = server
    const isFirst = installation.migrated.some((name) => name.startsWith('0001'))
    if (isFirst) terminal.say(await keepRecoverySheet(config, installation))
    if (people) terminal.say(passwordsOf(people))
    terminal.answer({ ready: true, addresses, ...(people && { people }) }, readyAt(config, addresses))
    await leave
    terminal.say({ id: 'Menutup dengan rapi …', en: 'Closing in order …' })
    await server.stop()
    terminal.say({ id: 'Selesai.', en: 'Done.' })
    return undefined
  },
}

/** The same program as a village's own server, once this home was paired as one. */
async function runNode(said: Config, node: NodeHome, terminal: Terminal): Promise<undefined> {
  const config = asNode(said, node, process.env)
  const { startNode } = await import('../start-node.ts')
  const leave = toldToLeave()
  const server = await startNode(config, node, terminal.say)
  const addresses = [config.origin, ...addressesOf(config)]
  const list = addresses.map((address) => `  ${address}`).join('\n')
  terminal.answer(
    { ready: true, addresses, node: node.node, name: node.name, office: node.office },
    {
      id: `Simpul desa "${node.name}" (${node.officeName}) siap:\n${list}\nHentikan dengan Ctrl-C.`,
      en: `The village node "${node.name}" (${node.officeName}) is ready:\n${list}\nStop it with Ctrl-C.`,
    },
  )
  await leave
  terminal.say({ id: 'Menutup dengan rapi …', en: 'Closing in order …' })
  await server.stop()
  return undefined
}

function readyAt(config: Config, addresses: readonly string[]): Sentence {
  const list = addresses.map((address) => `  ${address}`).join('\n')
  // Camera, offline desk and WebCrypto need a secure address, except on this machine.
  const isOpen = !config.tls && !isLoopback(config.host)
  return {
    id: `Guyub siap:\n${list}\n${isOpen ? 'Meja di mesin lain memerlukan alamat aman: npx guyub tls\n' : ''}Hentikan dengan Ctrl-C.`,
    en: `Guyub is ready:\n${list}\n${isOpen ? 'Desks on other machines need a secure address: npx guyub tls\n' : ''}Stop it with Ctrl-C.`,
  }
}

/** Told this once: nobody can ask for them again. */
function passwordsOf({ administrator, rehearsals }: FirstPeople): Sentence {
  const lines = [`  ${administrator.email}  ${administrator.password}`]
  for (const { region, password, emails } of rehearsals)
    lines.push('', `  ${region}: ${password}`, ...emails.map((email) => `    ${email}`))
  return {
    id: `Administrator pertama, lalu akun latihan. Catat sekarang, sandi hanya ditampilkan sekali; sandi administrator harus diganti saat masuk pertama:\n${lines.join('\n')}`,
    en: `The first administrator, then the accounts of the rehearsals. Note them now, passwords are shown once; the administrator's must be changed at the first log-in:\n${lines.join('\n')}`,
  }
}

async function keepRecoverySheet(config: Config, { keys, reader }: Installation): Promise<Sentence> {
  const file = join(config.home, 'recovery-sheet.html')
  const facts = { config, keys, heads: await headsOf(reader), now: new Date(), version: versionOf() }
  writeFileSync(file, recoverySheet(facts), { mode: 0o600 })
  return { id: `Lembar pemulihan untuk dicetak: ${file}`, en: `Recovery sheet to print: ${file}` }
}

/** By Ctrl-C, by the system, or because whoever started us is gone. More than once is the same as once. */
function toldToLeave(): Promise<void> {
  return new Promise((leave) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave())
    process.once('disconnect', leave)
  })
}
