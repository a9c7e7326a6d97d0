import { generateKeyPairSync } from 'node:crypto'
import { createRequire } from 'node:module'

const YEARS = 10

/** Seals PDFs of our own. A system seal: it says which installation made the paper, not which official signed it. */
export interface PdfSeal {
  seal(pdf: Buffer, at: Date): Promise<Buffer>
}

/**
 * Opens the seal that lies in `p12`, a PKCS #12 file without a passphrase: it is guarded by the folder of keys. The
 * signature covers the whole file (ETSI would call it a plain PKCS #7 signature; no PAdES level is claimed).
 */
export function openPdfSeal(p12: Buffer, installation: string): PdfSeal {
  return {
    async seal(pdf, at) {
      const [{ plainAddPlaceholder }, { P12Signer }, { SignPdf }] = await Promise.all([
        import('@signpdf/placeholder-plain'),
        import('@signpdf/signer-p12'),
        import('@signpdf/signpdf'),
      ])
      const prepared = plainAddPlaceholder({
        pdfBuffer: pdf,
        reason: 'Segel sistem, bukan tanda tangan pejabat',
        contactInfo: '-',
        name: installation,
        location: 'Indonesia',
        signingTime: at,
      })
      return new SignPdf().sign(prepared, new P12Signer(p12, { passphrase: '' }), at)
    },
  }
}

/** A new key with a certificate that it signed itself. */
export function newPdfSeal(installation: string, now: Date): Buffer {
  const forge = createRequire(import.meta.url)('node-forge') as typeof import('node-forge')
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  const key = forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString())
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(
    publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  )
  certificate.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(8))}`
  certificate.validity.notBefore = now
  certificate.validity.notAfter = new Date(now.getTime() + YEARS * 365 * 86_400_000)
  const name = [{ name: 'commonName', value: `Segel sistem ${installation}` }]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true },
  ])
  certificate.sign(key, forge.md.sha256.create())
  const p12 = forge.pkcs12.toPkcs12Asn1(key, [certificate], '', { algorithm: '3des' })
  return Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary')
}
