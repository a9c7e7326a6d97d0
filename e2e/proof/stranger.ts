import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect } from 'vitest'
import type { Proof } from './cast.ts'

/** On another machine, with standard tools, and finds nobody in it. */
export async function verifies({ folder, receipt }: Proof): Promise<void> {
  const files = unzipSync(new Uint8Array(readFileSync(join(folder, 'evidence.zip'))))
  const elsewhere = mkdtempSync(join(tmpdir(), 'guyub-stranger-'))
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(elsewhere, name), bytes)
  const said = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: elsewhere, encoding: 'utf8' })
  expect(said.match(/: OK$/gm)?.length).toBe(said.trim().split('\n').length)
  const verify = 'pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig'
  expect(execFileSync('openssl', verify.split(' '), { cwd: elsewhere, encoding: 'utf8' })).toContain(
    'Verified Successfully',
  )
  const everything = Object.values(files)
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .join('\n')
  for (const canary of ['Sekar', 'Budi', 'Siti', '3505011203900001', receipt.code])
    expect(everything).not.toContain(canary)
  rmSync(elsewhere, { recursive: true })
}
