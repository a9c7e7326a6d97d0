import type { Gateway } from './capabilities/identity/index.ts'
import type { MailServer } from './capabilities/outbox/index.ts'
import type { Failure, Sentence } from './kernel/failure.ts'

/** Where messages leave by. */
export interface WaysConfig {
  readonly sms: Gateway | undefined
  readonly whatsapp: Gateway | undefined
  readonly email: MailServer | undefined
}

type Said = Partial<
  Record<
    | 'GUYUB_SMS_URL'
    | 'GUYUB_SMS_TOKEN'
    | 'GUYUB_WHATSAPP_URL'
    | 'GUYUB_WHATSAPP_TOKEN'
    | 'GUYUB_SMTP_URL'
    | 'GUYUB_SMTP_FROM',
    string
  >
>
type Wrong = (sentence: Sentence) => Failure

export function waysConfigOf(said: Said, wrong: Wrong): WaysConfig {
  return {
    sms: gatewayOf(said, 'SMS', wrong),
    whatsapp: gatewayOf(said, 'WHATSAPP', wrong),
    email: mailServerOf(said, wrong),
  }
}

function gatewayOf(said: Said, way: 'SMS' | 'WHATSAPP', wrong: Wrong): Gateway | undefined {
  const [url, token] = [said[`GUYUB_${way}_URL`], said[`GUYUB_${way}_TOKEN`]]
  if (url && /^https?:$/.test(URL.parse(url)?.protocol ?? '')) return { url, token }
  if (!url && !token) return undefined
  throw wrong({
    id: `GUYUB_${way}_URL harus alamat gerbang pesan seperti https://pesan.contoh.go.id/kirim, dan GUYUB_${way}_TOKEN hanya berarti bersamanya`,
    en: `GUYUB_${way}_URL must be the address of a message gateway such as https://messages.example.org/send, and GUYUB_${way}_TOKEN means something only with it`,
  })
}

function mailServerOf(
  { GUYUB_SMTP_URL: url, GUYUB_SMTP_FROM: from }: Said,
  wrong: Wrong,
): MailServer | undefined {
  if (!url && !from) return undefined
  const isServer = /^smtps?:$/.test(URL.parse(url ?? '')?.protocol ?? '')
  if (url && isServer && from && /[^\s@<]+@[^\s@>]+/.test(from)) return { url, from }
  throw wrong({
    id: 'GUYUB_SMTP_URL harus alamat seperti smtps://nama:sandi@surat.contoh.go.id, dan GUYUB_SMTP_FROM pengirimnya, seperti layanan@contoh.go.id',
    en: 'GUYUB_SMTP_URL must be an address such as smtps://name:password@mail.example.org, and GUYUB_SMTP_FROM its sender, such as services@example.org',
  })
}
