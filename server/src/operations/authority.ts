import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import forge from 'node-forge'
import { installPage } from './install-page.ts'

interface Wish {
  readonly names: readonly string[]
  readonly addresses: readonly string[]
  readonly now: Date
}

const DAY = 86_400_000
const OF_AUTHORITY = 3650 * DAY
/** iPhones refuse longer ones, even of an authority that their owner installed. */
const OF_SERVER = 800 * DAY
const [DNS, IP] = [2, 7]

/** An authority that is made once and kept, and a new certificate of it for this machine. Files in `folder`. */
export function makeCertificates(folder: string, { names, addresses, now }: Wish) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const at = (name: string) => join(folder, name)
  if (!existsSync(at('authority.crt'))) makeAuthority(at, now)
  const { privateKey, publicKey } = newPair()
  const { certificate, until } = certified(at, publicKey, { names, addresses, now })
  writeFileSync(at('server.key'), privateKey, { mode: 0o600 })
  writeFileSync(at('server.crt'), certificate)

  const pem = readFileSync(at('authority.crt'), 'utf8')
  const fingerprint = new X509Certificate(pem).fingerprint256
  writeFileSync(at('install.html'), installPage(pem, fingerprint))
  return {
    certificate: at('server.crt'),
    key: at('server.key'),
    authority: at('authority.crt'),
    page: at('install.html'),
    fingerprint,
    until: until.toISOString().slice(0, 10),
  }
}

/** A certificate of the same authority for the server of another machine, which keeps its own key: of a village node. PEM. */
export function certifyOther(folder: string, publicKey: string, wish: Wish) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const at = (name: string) => join(folder, name)
  if (!existsSync(at('authority.crt'))) makeAuthority(at, wish.now)
  return { ...certified(at, publicKey, wish), authority: readFileSync(at('authority.crt'), 'utf8') }
}

function certified(at: (name: string) => string, publicKey: string, { names, addresses, now }: Wish) {
  const authority = forge.pki.certificateFromPem(readFileSync(at('authority.crt'), 'utf8'))
  const authorityKey = forge.pki.privateKeyFromPem(readFileSync(at('authority.key'), 'utf8'))
  const until = new Date(now.getTime() + OF_SERVER)
  const certificate = blank(publicKey, now, until)
  certificate.setSubject([{ name: 'commonName', value: names[1] ?? names[0] ?? 'Guyub' }])
  certificate.setIssuer(authority.subject.attributes)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
    {
      name: 'subjectAltName',
      altNames: [
        ...names.map((value) => ({ type: DNS, value })),
        ...addresses.map((ip) => ({ type: IP, ip })),
      ],
    },
  ])
  certificate.sign(authorityKey, forge.md.sha256.create())
  return { certificate: forge.pki.certificateToPem(certificate), until }
}

function makeAuthority(at: (name: string) => string, now: Date): void {
  const { privateKey, publicKey } = newPair()
  const certificate = blank(publicKey, now, new Date(now.getTime() + OF_AUTHORITY))
  const name = [{ name: 'commonName', value: `Guyub ${randomBytes(3).toString('hex')}` }]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ])
  certificate.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create())
  writeFileSync(at('authority.key'), privateKey, { mode: 0o600 })
  writeFileSync(at('authority.crt'), forge.pki.certificateToPem(certificate))
}

function newPair(): { privateKey: string; publicKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

function blank(publicKey: string, now: Date, until: Date): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey)
  certificate.serialNumber = serialFrom(randomBytes(16))
  // A desk whose clock is a little behind must not find it in the future.
  certificate.validity.notBefore = new Date(now.getTime() - DAY)
  certificate.validity.notAfter = until
  return certificate
}

/**
 * A serial number as DER wants an integer (RFC 5280, 4.1.2.2): positive, and no byte of nothing before it. One that begins with
 * zeros is a certificate that no reader opens. Hexadecimal; 126 of 128 bits stay random.
 */
export function serialFrom(random: Buffer): string {
  const [first = 0] = random
  return Buffer.from([(first & 0x7f) | 0x40, ...random.subarray(1)]).toString('hex')
}
