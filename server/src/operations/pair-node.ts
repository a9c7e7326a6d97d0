import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newCommandId } from '@guyub/contract/command'
import { LanAddress, pairNode } from '@guyub/contract/nodes'
import { openPairing, proofOf, readCode } from '../capabilities/nodes/index.ts'
import { lanAddresses } from '../cli/addresses.ts'
import { Failure, type Sentence } from '../kernel/failure.ts'
import { keep } from '../kernel/keys.ts'
import { nodeTls } from '../node-home.ts'
import { installPage } from './install-page.ts'

const PEM = { type: 'spki', format: 'pem' } as const
const PRIVATE_PEM = { type: 'pkcs8', format: 'pem' } as const
const PATIENCE = 60_000

/** `https://layanan.blitarkab.go.id#3505#7KQ2MP-9RT4-…`: as the regency's page shows it, and its QR holds. */
export function readLine(line: string) {
  const [address = '', region = '', typed = ''] = line.trim().split('#')
  const code = readCode(typed)
  if (!code || !/^\d{4}L?$/.test(region) || !isSafe(address))
    throw wrong({
      id: 'kode pemasangan harus satu baris utuh dari halaman kabupaten, seperti https://alamat#3505#7KQ2MP-9RT4-AB3C-D4E5-F6G7',
      en: 'the pairing code must be the whole line of the regency’s page, such as https://address#3505#7KQ2MP-9RT4-AB3C-D4E5-F6G7',
    })
  return { address: address.replace(/\/+$/, ''), region, code }
}

/** What passes is encrypted anyhow; but a page of another must not stand in between. */
function isSafe(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isLocal = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return url?.protocol === 'https:' || isLocal
}

/** Asks the regency, and lays its answer and our keys into this home. Paired again, what is kept here stays readable. */
export async function pairWith(home: string, line: string) {
  const { address, region, code } = readLine(line)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const seal = createPrivateKey(
    keep(home, 'seal.pem', () => generateKeyPairSync('ed25519').privateKey.export(PRIVATE_PEM)),
  )
  const node = newCommandId()
  const box = generateKeyPairSync('x25519')
  const server = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    ...{ publicKeyEncoding: PEM, privateKeyEncoding: PRIVATE_PEM },
  })
  const asked = {
    ...{ short: code.short, node, serverKey: server.publicKey, addresses: officeAddresses() },
    ...{ publicKey: publicPem(seal), boxKey: box.publicKey.export(PEM).toString() },
  }
  const answer = await ask(`${address}/api/r/${region}${pairNode.path}`, {
    ...asked,
    proof: proofOf(code.secret, asked),
  })
  const pairing = openPairing(box.privateKey, code.secret, node, answer)
  keep(home, 'master.key', () => Buffer.from(pairing.master, 'base64'))
  const tls = nodeTls(home)
  mkdirSync(dirname(tls.key), { recursive: true, mode: 0o700 })
  writeFileSync(tls.key, server.privateKey, { mode: 0o600 })
  writeFileSync(tls.certificate, pairing.certificate)
  writeFileSync(tls.authority, pairing.authority)
  const page = join(dirname(tls.key), 'install.html')
  writeFileSync(page, installPage(pairing.authority, new X509Certificate(pairing.authority).fingerprint256))
  return { node, address, pairing, page }
}

/** Those that a certificate may stand for: a machine may have others. */
export function officeAddresses(): string[] {
  return lanAddresses()
    .filter((address) => LanAddress.safeParse(address).success)
    .slice(0, 8)
}

function publicPem(seal: ReturnType<typeof createPrivateKey>): string {
  return createPublicKey(seal).export(PEM).toString()
}

async function ask(url: string, body: object) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((error) => {
    throw wrong(
      {
        id: `server kabupaten tidak menjawab di ${url}: periksa jaringan, jam mini-PC, dan sertifikat kantor`,
        en: `the regency's server does not answer at ${url}: look at the network, the clock of this machine and the office's certificate`,
      },
      error,
    )
  })
  const said: unknown = await response.json().catch(() => ({}))
  if (response.ok) return pairNode.answer.parse(said)
  const { code = '' } = said as { code?: string }
  throw wrong(
    REFUSED[code] ?? {
      id: `server kabupaten menolak (${code || response.status})`,
      en: `the regency's server refused (${code || response.status})`,
    },
  )
}

const REFUSED: Readonly<Record<string, Sentence>> = {
  'nodes.code_unknown': {
    id: 'kode pemasangan salah: salin sekali lagi dari halaman kabupaten',
    en: 'the pairing code is wrong: copy it once more from the regency’s page',
  },
  'nodes.code_over': {
    id: 'kode pemasangan sudah dipakai atau sudah lewat: minta yang baru di halaman kabupaten',
    en: 'the pairing code was used or is over: ask for a new one at the regency’s page',
  },
}

function wrong(sentence: Sentence, cause?: unknown): Failure {
  return new Failure('usage', sentence, { cause })
}

/** Whether this home belongs to an installation that is no node. */
export function isOtherHome(home: string): boolean {
  return existsSync(join(home, 'keys', 'master.key')) && !existsSync(join(home, 'node.json'))
}
