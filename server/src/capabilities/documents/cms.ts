import { constants, createHash, verify, X509Certificate } from 'node:crypto'
import { createRequire } from 'node:module'
import type { asn1 as Asn1 } from 'node-forge'

type Node = Asn1.Asn1

/** One signer of a CMS SignedData (RFC 5652) without the content that it signs. */
export interface Cms {
  readonly certificate: X509Certificate
  readonly signer: string | null
  readonly digest: string
  /** RSASSA-PSS is verified otherwise than PKCS #1 v1.5. */
  readonly isPss: boolean
  readonly signature: Buffer
  /** What the signature is over, in DER, and the digest of the content in it; without them it is over the content itself. */
  readonly attributes: { readonly der: Buffer; readonly messageDigest: Buffer } | undefined
}

const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const RSASSA_PSS = '1.2.840.113549.1.1.10'

/** Reads the one signer of a signature; throws for anything that is not a plain one with its certificate inside. */
export function cmsIn(der: Buffer): Cms {
  const { asn1 } = createRequire(import.meta.url)('node-forge') as typeof import('node-forge')
  // Room is kept for the signature before it is made, so noughts follow it.
  const info = asn1.fromDer(der.toString('latin1'), { strict: true, parseAllBytes: false } as never)
  if (oidOf(at(info, 0)) !== SIGNED_DATA) throw new Error('no signed data')
  const parts = childrenOf(at(at(info, 1), 0))
  const context = (tag: number) =>
    parts.find((part) => part.tagClass === asn1.Class.CONTEXT_SPECIFIC && part.type === tag)
  const certificates = childrenOf(context(0)).map((node) => new X509Certificate(derOf(node)))
  const signers = childrenOf(parts.at(-1))
  const [info0, ...others] = signers
  if (!info0 || others.length) throw new Error('not one signer')

  const fields = childrenOf(info0)
  const hasAttributes = fields[3]?.tagClass === asn1.Class.CONTEXT_SPECIFIC
  const [algorithm, signature] = hasAttributes ? [fields[4], fields[5]] : [fields[3], fields[4]]
  const digest = DIGESTS[oidOf(at(fields[2], 0))]
  const serial = derOf(at(fields[1], 1)).toString('hex')
  const certificate = certificates.find((one) => serialOf(one) === serial)
  if (!digest || !certificate || typeof signature?.value !== 'string') throw new Error('not read here')
  return {
    ...{ certificate, digest, signer: commonNameOf(certificate) },
    isPss: oidOf(at(algorithm, 0)) === RSASSA_PSS,
    signature: Buffer.from(signature.value, 'latin1'),
    attributes: hasAttributes ? attributesIn(fields[3]) : undefined,
  }

  // RFC 5652, 5.4: signed as a SET, though they lie there under a tag of their own.
  function attributesIn(node: Node | undefined) {
    const attributes = childrenOf(node)
    const found = attributes.filter((attribute) => oidOf(at(attribute, 0)) === MESSAGE_DIGEST)
    const value = at(at(found[0], 1), 0).value
    if (found.length !== 1 || typeof value !== 'string') throw new Error('no digest')
    const set = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, attributes)
    return { der: derOf(set), messageDigest: Buffer.from(value, 'latin1') }
  }

  function derOf(node: Node): Buffer {
    return Buffer.from(asn1.toDer(node).getBytes(), 'latin1')
  }

  function oidOf({ value }: Node): string {
    if (typeof value !== 'string') throw new Error('no object identifier')
    return asn1.derToOid(value)
  }

  function serialOf({ raw }: X509Certificate): string {
    const body = at(asn1.fromDer(raw.toString('latin1')), 0)
    const [first, second] = childrenOf(body)
    // Version comes first, where there is one.
    const node = first?.tagClass === asn1.Class.CONTEXT_SPECIFIC ? second : first
    if (!node) throw new Error('no serial number')
    return derOf(node).toString('hex')
  }
}

/** Whether this signature is over these bytes; undefined for a kind of key that is not verified here. */
export function isSignatureOf({ certificate, ...cms }: Cms, content: Buffer): boolean | undefined {
  const { attributes, digest, signature, isPss } = cms
  if (attributes && !createHash(digest).update(content).digest().equals(attributes.messageDigest))
    return false
  const padding = isPss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
  try {
    const { publicKey } = certificate
    const key = publicKey.asymmetricKeyType?.startsWith('rsa') ? { key: publicKey, padding } : publicKey
    return verify(digest, attributes?.der ?? content, key, signature)
  } catch {
    return undefined
  }
}

function commonNameOf({ subject }: X509Certificate): string | null {
  const [, name] = subject.match(/^CN=(.+)$/m) ?? []
  return name?.replace(/\p{Cc}/gu, '').slice(0, 200) || null
}

function childrenOf(node: Node | undefined): Node[] {
  if (!node || !Array.isArray(node.value)) throw new Error('not what it should be')
  return node.value
}

function at(node: Node | undefined, index: number): Node {
  const child = childrenOf(node)[index]
  if (!child) throw new Error('not what it should be')
  return child
}
