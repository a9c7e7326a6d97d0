import type { PaperLine } from '../printing/esc-pos.ts'
import type { Language, Text } from '../text.ts'
import { inLanguage } from '../text.ts'
import type { Standing } from './standing.ts'

/** What is printed for whoever takes a number. */
export interface Slip {
  readonly place: string
  readonly lane: Text
  readonly number: string
  readonly ahead: number
  /** Local day and time, as they are written. */
  readonly takenAt: string
  /** "09.20–09.35", where there is a forecast. */
  readonly expected?: string | undefined
  /** Of the class that the ticket is in. */
  readonly priority?: { readonly title: Text; readonly everyNth: number } | undefined
  /** Where the ticket can be followed. */
  readonly link: string
}

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const

/** What a slip says of a ticket: the same whoever prints it. Times are those of the hall, which needs no name of its zone. */
export function slipOf(
  ticket: Pick<Standing, 'number' | 'ahead' | 'forecast'> & {
    readonly place: string
    readonly lane: Text
    readonly issuedAt: string
    readonly priorities: readonly {
      readonly title: Text
      readonly everyNth: number
      readonly isMine: boolean
    }[]
  },
  { language, zone, link }: { readonly language: Language; readonly zone: string; readonly link: string },
): Slip {
  const said = (at: string, how: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALES[language], { ...how, timeZone: zone }).format(new Date(at))
  const clock = (at: string) => said(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const { place, lane, number, ahead, issuedAt, forecast } = ticket
  const mine = ticket.priorities.find(({ isMine }) => isMine)
  return {
    ...{ place, lane, number, ahead, link },
    takenAt: `${said(issuedAt, { dateStyle: 'medium' })} · ${clock(issuedAt)}`,
    ...(forecast && { expected: `${clock(forecast.low)}–${clock(forecast.high)}` }),
    ...(mine && { priority: mine }),
  }
}

const WORDS = {
  yours: { id: 'Nomor antrean Anda', en: 'Your number' },
  ahead: { id: '{n} orang di depan Anda', en: '{n} people before you' },
  first: { id: 'Anda berikutnya', en: 'You are next' },
  expected: { id: 'Perkiraan dipanggil {time}', en: 'Expected call {time}' },
  everyNth: { id: '{title}: setiap panggilan ke-{n}', en: '{title}: one call in {n}' },
  always: { id: '{title}: didahulukan', en: '{title}: called first' },
  follow: { id: 'Pindai untuk lihat giliran Anda', en: 'Scan to follow your turn' },
} as const

/** The lines of a slip; the same on a thermal printer, in the browser's print and on the screen when no printer works. */
export function slipLines(slip: Slip, language: Language): readonly PaperLine[] {
  const say = (words: { id: string; en: string }, values: Record<string, string | number> = {}) =>
    words[language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  const { priority, ahead, expected } = slip
  const lines: PaperLine[] = [
    { text: slip.place, isBold: true },
    { text: say(WORDS.yours) },
    { text: slip.number, size: 'huge', isBold: true },
    { text: inLanguage(slip.lane, language), size: 'large' },
    { text: ahead === 0 ? say(WORDS.first) : say(WORDS.ahead, { n: ahead }) },
    ...(expected ? [{ text: say(WORDS.expected, { time: expected }) }] : []),
    ...(priority
      ? [
          {
            text: say(priority.everyNth === 1 ? WORDS.always : WORDS.everyNth, {
              ...{ title: inLanguage(priority.title, language), n: priority.everyNth },
            }),
          },
        ]
      : []),
    { text: slip.takenAt },
    { text: say(WORDS.follow) },
  ]
  return lines.map((line) => ({ ...line, isCentred: true }))
}
