import { type Asked, askedToWork, caseAssigned, caseClimbed } from '../../cases/index.ts'
import { addressOfAccount } from '../../identity/index.ts'
import type { Correspondence, LetterEvent } from '../letter.ts'
import type { Given } from '../templates.ts'

/** Accounts say no language: officers are written to in Indonesian. */
const LANGUAGE = 'id'

const field = (key: string, id: string, en: string, sample: { id: string; en: string }) => ({
  ...{ key, label: { id, en }, sample },
})
const FIELDS = [
  field('code', 'Kode permintaan', 'Code of the request', { id: '3505-K7M2-9Q', en: '3505-K7M2-9Q' }),
  field('service', 'Nama layanan', 'Name of the service', { id: 'Pak Saidi', en: 'Pak Saidi' }),
  field('link', 'Alamat halaman', 'Address of the page', {
    id: 'https://layanan.contoh.go.id/meja',
    en: 'https://services.example.org/meja',
  }),
]
const GROUP = { id: 'Kepada petugas', en: 'To officers' }

const assignedTemplate: Given = {
  key: 'officer/assigned',
  group: GROUP,
  name: { id: 'Permintaan diserahkan', en: 'Request given to a colleague' },
  fields: FIELDS,
  given: {
    id: 'Permintaan {code} ({service}) diserahkan kepada Anda. Buka: {link}',
    en: 'Request {code} ({service}) was given to you. Open: {link}',
  },
}

const climbedTo = (rung: string, name: Given['name'], given: Given['given']): Given => ({
  ...{ key: `officer/climbed/${rung}`, group: GROUP, name, fields: FIELDS, given },
})

/** What officers are told, with words that a region may change. */
export const OFFICER_TEMPLATES: readonly Given[] = [
  assignedTemplate,
  climbedTo(
    'handler',
    { id: 'Lewat janji: kantor yang mengerjakan', en: 'Past its promise: the office that works on it' },
    {
      id: 'Permintaan {code} ({service}) lewat janji dan belum selesai. Buka: {link}',
      en: 'Request {code} ({service}) is past its promise and not finished. Open: {link}',
    },
  ),
  climbedTo(
    'regional-secretary',
    { id: 'Lewat janji: sekretaris daerah', en: 'Past its promise: regional secretary' },
    {
      id: 'Permintaan {code} ({service}) lama lewat janji dan sekarang menjadi urusan sekretaris daerah. Lihat: {link}',
      en: 'Request {code} ({service}) is long past its promise and is now the business of the regional secretary. See: {link}',
    },
  ),
  climbedTo(
    'leader',
    { id: 'Lewat janji: pimpinan', en: 'Past its promise: head of the region' },
    {
      id: 'Permintaan {code} ({service}) lama lewat janji dan sekarang menjadi urusan pimpinan. Lihat: {link}',
      en: 'Request {code} ({service}) is long past its promise and is now the business of the head of the region. See: {link}',
    },
  ),
]

/** To whoever a request was given to, or whose business it became because it is late: each by a message of their own. */
export const officerLetter: Correspondence = {
  types: [caseAssigned.type, caseClimbed.type],
  // Whoever takes work themselves knows it; what climbed long before it was noticed is no news.
  deserves: (_, { type, facts }) =>
    type === caseAssigned.type ? facts.change === 'given' : facts.isNews === true,
  async accounts(needs, event) {
    return (await askedToWork(needs, event))?.people ?? []
  },
  async letter(needs, event, account) {
    const asked = await askedToWork(needs, event)
    if (!asked || !account || !asked.people.includes(account)) return undefined
    const email = await addressOfAccount(needs.reader, account)
    if (!email) return undefined
    const template = templateOf(event)
    return {
      ...{ subject: 'case-officer', subjectId: event.subject_id, key: asked.key, language: LANGUAGE },
      ...{ about: template.key, product: null, template: template.key, given: template.given },
      ...titleAndValues(asked, linkOf(needs.origin(), event)),
      ...{ phone: null, email, officeCode: null },
    }
  },
}

function templateOf({ type, facts }: LetterEvent): Given {
  const key = type === caseAssigned.type ? assignedTemplate.key : `officer/climbed/${String(facts.rung)}`
  return OFFICER_TEMPLATES.find((template) => template.key === key) ?? assignedTemplate
}

/** Those above the agency open no request: they see the list of what climbed to them. */
function linkOf(origin: string, { type, facts, subject_id }: LetterEvent): string {
  const isAbove = type === caseClimbed.type && facts.rung !== 'handler'
  return isAbove ? `${origin}/kantor/terlambat` : `${origin}/meja/permohonan/${subject_id}`
}

function titleAndValues({ service, trackingCode }: Asked, link: string) {
  const title = service.title[LANGUAGE]
  return { title: `${title} ${trackingCode}`, values: { code: trackingCode, service: title, link } }
}
