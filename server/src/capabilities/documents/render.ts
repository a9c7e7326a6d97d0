import { readFileSync } from 'node:fs'
import { typeset } from '../../kernel/typst.ts'

const read = (name: string) => readFileSync(new URL(`./templates/${name}.typ`, import.meta.url), 'utf8')
const TEMPLATES = {
  receipt: `${read('base')}\n${read('receipt')}`,
  form: `${read('base')}\n${read('form')}`,
  agreement: `${read('base')}\n${read('agreement')}`,
  decree: `${read('base')}\n${read('decree')}`,
  result: `${read('base')}\n${read('result')}`,
  award: `${read('base')}\n${read('award')}`,
  attendance: `${read('base')}\n${read('attendance')}`,
}

export type Template = keyof typeof TEMPLATES

/** One of our templates with its data, as a PDF that nobody has sealed yet. */
export function render(template: Template, data: unknown): Promise<Buffer> {
  return typeset(TEMPLATES[template], data)
}
