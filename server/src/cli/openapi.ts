import type { Command } from './command.ts'

export const openapi: Command = {
  name: 'openapi',
  summary: {
    id: 'menulis dokumen OpenAPI 3.1 (sama dengan /openapi.json)',
    en: 'writes the OpenAPI 3.1 document (the same as /openapi.json)',
  },
  async run({ terminal }) {
    const { openapi: documentOf } = await import('../app.ts')
    const document = await documentOf()
    const text = JSON.stringify(document, null, 2)
    terminal.answer(document, { id: text, en: text })
    return undefined
  },
}
