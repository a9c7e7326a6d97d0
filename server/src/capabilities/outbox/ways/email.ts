import { type Outgoing, Undelivered, type Way } from './way.ts'

const PATIENCE_MS = 20_000

export interface MailServer {
  /** `smtp://` (with STARTTLS where the server offers it) or `smtps://`, with name and password where it asks for them. */
  readonly url: string
  /** `Kabupaten Blitar <layanan@blitarkab.go.id>` */
  readonly from: string
}

/** E-mail by SMTP (RFC 5321). A server that refuses this address for good ends the trying; anything else is tried again. */
export function emailWay({ url, from }: MailServer): Way {
  const domain = from.replace(/^.*@/, '').replace(/>.*$/, '')
  const transport = import('nodemailer').then(({ createTransport }) =>
    createTransport({
      url,
      ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
      // Words come from data: no attachment is ever read from a path or an address that stands in them.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    }),
  )
  transport.catch(() => undefined)
  return {
    async send(message) {
      await (await transport).sendMail(mailOf(message, from, domain)).catch((fault: Fault) => {
        const { responseCode: status, code } = fault
        if (!status) throw new Undelivered('no-answer')
        const isForGood = status >= 500 && code === 'EENVELOPE'
        throw new Undelivered(isForGood ? 'refused' : 'answered', { status, isForGood })
      })
    },
  }
}

interface Fault {
  readonly responseCode?: number
  readonly code?: string
}

function mailOf({ id, to, title, text, stopLink, calendar }: Outgoing, from: string, domain: string) {
  return {
    ...{ from, to, subject: title, messageId: `<${id}@${domain}>` },
    text: `${text}\n\n--\n${stopLink}\n`,
    headers: {
      // RFC 3834, 2369 and 8058: nobody's holiday answer comes back, and one press ends it.
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${stopLink}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    ...(calendar && { icalEvent: { method: 'PUBLISH', filename: 'undangan.ics', content: calendar } }),
  }
}
