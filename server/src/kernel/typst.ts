import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const FONTS = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/plus-jakarta-sans/package.json'),
)

let compiler: Promise<NodeCompiler> | undefined

// Loaded at the first paper: most processes of an installation never print one.
async function open(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  return NodeCompiler.create({
    fontArgs: [{ fontPaths: [FONTS] }],
    workspace: join(import.meta.dirname, '../..'),
  })
}

/**
 * Typesets a template with `data`, which it reads as JSON from `sys.inputs.data`. Data is never source: what people typed
 * cannot become Typst. Throws when the template is wrong.
 */
export async function typeset(template: string, data: unknown): Promise<Buffer> {
  compiler ??= open()
  const pdf = (await compiler).pdf({ mainFileContent: template, inputs: { data: JSON.stringify(data) } })
  return Buffer.from(pdf)
}
