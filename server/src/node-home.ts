import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from './config.ts'
import { Failure } from './kernel/failure.ts'

/** What makes an installation a village's own: written when it is paired, and not secret. */
const NodeHome = z.object({
  region: z.string(),
  regionName: z.string(),
  node: z.uuid(),
  office: z.string(),
  officeName: z.string(),
  name: z.string(),
  address: z.string(),
})
export type NodeHome = z.infer<typeof NodeHome>

const FILE = 'node.json'

/** Nothing where this home is no village node's. */
export function readNodeHome(home: string): NodeHome | undefined {
  const file = join(home, FILE)
  if (!existsSync(file)) return undefined
  try {
    return NodeHome.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new Failure(
      'configuration',
      {
        id: `${file} tidak dapat dibaca: pulihkan dari cadangan, atau pasangkan lagi dengan "npx guyub node pair"`,
        en: `${file} cannot be read: bring it back from a backup, or pair again with "npx guyub node pair"`,
      },
      { cause: error },
    )
  }
}

export function writeNodeHome(home: string, node: NodeHome): void {
  writeFileSync(join(home, FILE), `${JSON.stringify(node, undefined, 2)}\n`, { mode: 0o600 })
}

/** Of the node's server on the office's network; its key never leaves the machine. */
export function nodeTls(home: string) {
  const at = (name: string) => join(home, 'tls', name)
  return { certificate: at('node.crt'), key: at('node.key'), authority: at('regency-authority.crt') }
}

/** A node serves its office's network by its own name; what somebody said in the environment still goes before. */
export function asNode(config: Config, node: NodeHome, said: NodeJS.ProcessEnv): Config {
  const { certificate, key } = nodeTls(config.home)
  const tls = config.tls ?? (existsSync(certificate) ? { certificate, key } : undefined)
  return {
    ...config,
    tls,
    host: said.HOST ?? '0.0.0.0',
    region: node.region,
    hosts: {},
    origin: said.GUYUB_ORIGIN
      ? config.origin
      : `${tls ? 'https' : 'http'}://${node.name}.local:${config.port}`,
  }
}
