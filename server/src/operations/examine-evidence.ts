import { createHash, createPublicKey, verify } from 'node:crypto'
import { unzipSync } from 'fflate'
import type { Sentence } from '../kernel/failure.ts'

interface Examined {
  /** Of the key that signed it; whose key that is, only another source can tell. */
  readonly fingerprint: string
  readonly problems: readonly Sentence[]
}

const NOT_LISTED = new Set(['SHA256SUMS', 'SHA256SUMS.sig', 'public-key.pem'])

/** What `sha256sum` and `openssl` would tell of frozen evidence, for whoever has Guyub at hand. */
export function examineEvidence(archive: Buffer, expected: string | undefined): Examined {
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(archive)
    const key = createPublicKey(Buffer.from(files['public-key.pem'] ?? []))
    const sums = Buffer.from(files.SHA256SUMS ?? [])
    const fingerprint = sha256(key.export({ type: 'spki', format: 'der' }))
    const problems = contentProblems(files, sums.toString())
    if (!verify(null, sums, key, Buffer.from(files['SHA256SUMS.sig'] ?? [])))
      problems.push({ id: 'tanda tangan tidak cocok', en: 'the signature does not fit' })
    if (expected !== undefined && expected.replaceAll(/[\s:]/g, '').toLowerCase() !== fingerprint)
      problems.push({ id: `kuncinya lain: ${fingerprint}`, en: `it is another key: ${fingerprint}` })
    return { fingerprint, problems }
  } catch {
    return { fingerprint: '', problems: [{ id: 'ini bukan bukti beku', en: 'this is no frozen evidence' }] }
  }
}

function contentProblems(files: Record<string, Uint8Array>, sums: string): Sentence[] {
  const listed = new Map(
    sums
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  )
  const changed = [...listed].filter(([name, sum]) => sha256(files[name] ?? new Uint8Array()) !== sum)
  const strangers = Object.keys(files).filter((name) => !listed.has(name) && !NOT_LISTED.has(name))
  return [
    ...changed.map(([name]) => ({
      id: `${name} berubah atau hilang`,
      en: `${name} was changed or is missing`,
    })),
    ...strangers.map((name) => ({ id: `${name} tidak tercatat`, en: `${name} is not listed` })),
  ]
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
