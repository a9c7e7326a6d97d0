import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { EXIT, Failure } from '../kernel/failure.ts'
import { examineEvidence } from '../operations/examine-evidence.ts'
import type { Command } from './command.ts'

export const evidenceVerify: Command = {
  name: 'evidence verify',
  usage: 'FILE.zip [--fingerprint SHA256]',
  summary: {
    id: 'memeriksa bukti beku: isi, tanda tangan, sidik kunci',
    en: 'examines frozen evidence: content, signature, fingerprint of the key',
  },
  options: { fingerprint: { type: 'string' } },
  optionHelp: {
    fingerprint: {
      id: 'sidik kunci yang diumumkan daerah, dari tempat lain',
      en: "the fingerprint of the region's key, learnt elsewhere",
    },
  },
  async run({ terminal, values, words: [file] }) {
    if (!file) throw new Failure('usage', { id: 'sebutkan berkas ZIP-nya', en: 'name the ZIP file' })
    const expected = values.fingerprint === undefined ? undefined : String(values.fingerprint)
    const { fingerprint, problems } = examineEvidence(readFileSync(resolve(file)), expected)
    const isTrue = problems.length === 0
    terminal.answer(
      { true: isTrue, fingerprint, problems },
      {
        id: isTrue
          ? `Bukti utuh, ditandatangani kunci ${fingerprint}`
          : problems.map(({ id }) => id).join('\n'),
        en: isTrue
          ? `The evidence is whole, signed by the key ${fingerprint}`
          : problems.map(({ en }) => en).join('\n'),
      },
    )
    return isTrue ? 0 : EXIT.faults
  },
}
