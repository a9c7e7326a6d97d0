import { readFileSync, writeFileSync } from 'node:fs'
import { buildApp } from '../app.ts'
import type { Config } from '../config.ts'
import { houseOf } from '../house.ts'
import { openInstallation } from '../installation.ts'
import { openPool, openReader } from '../kernel/db.ts'
import { Failure, type Sentence } from '../kernel/failure.ts'
import { Refusal } from '../kernel/refusal.ts'
import { readNodeHome } from '../node-home.ts'
import { openNodeBundles } from '../village-node.ts'
import type { Command, Terminal } from './command.ts'
import { required } from './user-create.ts'

const OPTIONS = {
  region: { type: 'string' },
  node: { type: 'string' },
} as const
const HELP = {
  region: {
    id: 'di kabupaten: kode daerahnya, misalnya 3505',
    en: "at the regency: the region's code, such as 3505",
  },
  node: {
    id: 'di kabupaten: id simpul yang dituju, dari halaman Simpul desa',
    en: 'at the regency: the id of the node that it is for, from the page Village nodes',
  },
}

export const nodeExport: Command = {
  name: 'node export',
  usage: '/media/usb/simpul.guyub',
  summary: {
    id: 'menulis berkas untuk dibawa dengan stik: dari desa ke kabupaten, atau sebaliknya',
    en: 'writes a file to be carried on a stick: from the village to the regency, or back',
  },
  options: OPTIONS,
  optionHelp: HELP,
  async run({ config, terminal, values, words }) {
    const file = required(words[0], 'FILE')
    return withBundles(config, terminal, values, async (bundles) => {
      const { bytes } = await bundles.export(typeof values.node === 'string' ? values.node : undefined)
      writeFileSync(file, bytes, { mode: 0o600 })
      terminal.answer(
        { file, bytes: bytes.length },
        {
          id: `${file} ✓ ${Math.ceil(bytes.length / 1024)} KiB. Isinya hanya dapat dibaca pihak yang dituju.`,
          en: `${file} ✓ ${Math.ceil(bytes.length / 1024)} KiB. Only the side that it is for can read it.`,
        },
      )
    })
  },
}

export const nodeImport: Command = {
  name: 'node import',
  usage: '/media/usb/simpul.guyub',
  summary: {
    id: 'menerima berkas yang dibawa dengan stik; yang sudah pernah diterima dilewati',
    en: 'takes a file that came on a stick; what was taken before is passed over',
  },
  options: { region: OPTIONS.region },
  optionHelp: { region: HELP.region },
  async run({ config, terminal, values, words }) {
    const content = readFileSync(required(words[0], 'FILE'))
    return withBundles(config, terminal, values, async (bundles) => {
      const { node, taken, known, madeAt } = await bundles.import(content)
      const day = madeAt.slice(0, 16).replace('T', ' ')
      terminal.answer(
        { node, taken, known, madeAt },
        {
          id: `Diterima ${taken}, sudah pernah diterima ${known}. Berkas dibuat ${day} UTC.`,
          en: `Taken ${taken}, taken before ${known}. The file was made ${day} UTC.`,
        },
      )
    })
  },
}

const REFUSED: Readonly<Record<string, Sentence>> = {
  'nodes.no_bundle': {
    id: 'ini bukan berkas simpul Guyub, atau terpotong',
    en: 'this is no file of a Guyub node, or it was cut off',
  },
  'nodes.other_bundle': {
    id: 'berkas ini dibuat di sisi ini juga; bawalah ke sisi lain',
    en: 'this file was made on this very side; carry it to the other',
  },
  'nodes.forged': {
    id: 'berkas ini diubah, atau dibuat mesin lain dengan kunci yang sama; tidak ada yang diterima darinya',
    en: 'this file was altered, or made by another machine with the same keys; nothing of it was taken',
  },
  'nodes.gap': {
    id: 'ada berkas sebelumnya yang belum dibawa: bawalah yang lebih baru, yang memuat semuanya',
    en: 'an earlier file has not been brought: bring a newer one, which holds everything',
  },
  'nodes.not_yours': {
    id: 'berkas ini untuk simpul atau daerah lain',
    en: 'this file is for another node or region',
  },
  'nodes.unknown': { id: 'simpul itu tidak dikenal di sini', en: 'that node is not known here' },
  'nodes.revoked': {
    id: 'simpul ini sudah dicabut di kabupaten',
    en: 'this node was revoked at the regency',
  },
}

type Bundles = ReturnType<typeof openNodeBundles>

async function withBundles(
  config: Config,
  terminal: Terminal,
  values: Readonly<Record<string, string | boolean | undefined>>,
  work: (bundles: Bundles) => Promise<void>,
): Promise<undefined> {
  const region = readNodeHome(config.home)?.region ?? required(values.region, 'region')
  const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
  const pool = openPool(installation.app, { binding: config.regionBinding })
  const reader = openReader(installation.reader)
  const house = houseOf(config, installation, pool, reader)
  // Nothing listens: its routes carry out what came on the stick.
  const app = buildApp(house, { logLevel: 'silent' })
  const bundles = openNodeBundles({ house, app, region })
  try {
    await work(bundles)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Failure('usage', REFUSED[error.code] ?? { id: error.code, en: error.code }, { cause: error })
  } finally {
    await bundles.close()
    await app.close()
    await Promise.all([pool.end(), reader.destroy()])
    await installation.close()
  }
  return undefined
}
