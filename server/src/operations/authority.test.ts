import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import forge from 'node-forge'
import { expect, test } from 'vitest'
import { certifyOther, makeCertificates, serialFrom } from './authority.ts'

const wish = { names: ['guyub.local'], addresses: ['192.168.1.10'], now: new Date('2026-11-23T02:00:00Z') }

test('a certificate for another machine is read by Node, and stands under the same authority', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guyub-authority-'))
  const own = makeCertificates(folder, wish)
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const other = certifyOther(folder, pem, { ...wish, names: ['simpul-jaten.local'] })
  const authority = new X509Certificate(readFileSync(own.authority))
  const certificate = new X509Certificate(other.certificate)
  expect(certificate.verify(authority.publicKey)).toBe(true)
  expect(certificate.publicKey.equals(createPublicKey(pem))).toBe(true)
  expect(certificate.subjectAltName).toBe('DNS:simpul-jaten.local, IP Address:192.168.1.10')
})

test.each(['0000', '0001', '007f', '0080', '7fff', '8000', 'ffff'])(
  'a serial number drawn as %s… is one that readers open',
  (start) => {
    const serial = serialFrom(Buffer.from(start.padEnd(32, '5'), 'hex'))
    const certificate = forge.pki.createCertificate()
    const pair = forge.pki.rsa.generateKeyPair(512)
    certificate.publicKey = pair.publicKey
    certificate.serialNumber = serial
    certificate.validity.notAfter = new Date('2027-11-23T02:00:00Z')
    certificate.sign(pair.privateKey, forge.md.sha256.create())
    expect(new X509Certificate(forge.pki.certificateToPem(certificate)).serialNumber.toLowerCase()).toBe(
      serial,
    )
  },
)
