import { generateKeyPairSync } from 'node:crypto'
import { createRequire } from 'node:module'
import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { P12Signer } from '@signpdf/signer-p12'
import { SignPdf } from '@signpdf/signpdf'

/** Signed by a certificate that says this name, as an agency's would. */
export async function signedBy(pdf: Buffer, name: string): Promise<Buffer> {
  const at = new Date('2026-03-02T02:00:00Z')
  const prepared = plainAddPlaceholder({
    pdfBuffer: pdf,
    ...{ reason: 'uji', contactInfo: '-', name, location: 'Blitar', signingTime: at },
  })
  return new SignPdf().sign(prepared, new P12Signer(aCertificate(name), { passphrase: '' }), at)
}

/** As an authority in the test would have it: a key, and a certificate that names its owner. */
function aCertificate(name: string): Buffer {
  const forge = createRequire(import.meta.url)('node-forge') as typeof import('node-forge')
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString())
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(
    publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  )
  certificate.serialNumber = '0142'
  certificate.validity.notBefore = new Date('2026-01-01')
  certificate.validity.notAfter = new Date('2028-01-01')
  certificate.setSubject([{ name: 'commonName', value: name }])
  certificate.setIssuer([{ name: 'commonName', value: 'Penerbit Uji' }])
  certificate.sign(key, forge.md.sha256.create())
  const p12 = forge.pkcs12.toPkcs12Asn1(key, [certificate], '', { algorithm: '3des' })
  return Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary')
}

/** The smallest PDF with a page, which may say something. */
export function aPdf(words = ''): Buffer {
  const stream = `BT /F1 9 Tf 10 100 Td (${words}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources 6 0 R >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    // An object of its own: whoever puts the signature in reads a page without dictionaries inside.
    '<< /Font << /F1 5 0 R >> >>',
  ]
  let text = '%PDF-1.7\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text + table + trailer, 'latin1')
}
