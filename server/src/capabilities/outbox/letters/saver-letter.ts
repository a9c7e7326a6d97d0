import { internationalPhone } from '@guyub/contract/phone'
import { inLanguage, type Language } from '@guyub/contract/text'
import {
  entryPosted,
  membersToRemind,
  type TellableEntry,
  tellableEntry,
  tellableWeighing,
  weighingAhead,
} from '../../ledger/index.ts'
import type { Correspondence, Letter, LetterEvent, LetterNeeds } from '../letter.ts'
import type { Given } from '../templates.ts'

const field = (key: string, id: string, en: string, sample: string) => ({
  ...{ key, label: { id, en }, sample: { id: sample, en: sample } },
})
const BANK = field('bank', 'Bank sampah', 'Waste bank', 'Bank Sampah Melati')
const DAY = field('day', 'Tanggal', 'Day', '07/03/2026')
const ENTRY_FIELDS = [
  ...[BANK, DAY, field('weight', 'Berat dalam kg', 'Weight in kg', '2,5')],
  field('rupiah', 'Rupiah', 'Rupiah', '3.750'),
  field('balance', 'Saldo setelahnya', 'Balance after it', '25.000'),
  field('number', 'Nomor nasabah', 'Number of the member', '12'),
  field('reason', 'Alasan', 'Reason', 'Salah timbang'),
]
const WEIGHING_FIELDS = [
  ...[BANK, DAY, field('where', 'Jam dan tempat', 'Hours and place', '08.00–10.00, Balai RW 03')],
  field('link', 'Alamat halaman', 'Address of the page', 'https://contoh.go.id/layanan/bank-sampah'),
]

const template = (
  key: string,
  fields: Given['fields'],
  name: Given['name'],
  given: Given['given'],
): Given => ({
  ...{ key: `saver/${key}`, group: { id: 'Nasabah bank sampah', en: 'Members of waste banks' }, name },
  ...{ fields, given },
})

/** What members of a bank are told, with words that a region may change. */
export const SAVER_TEMPLATES: readonly Given[] = [
  template(
    'deposit',
    ENTRY_FIELDS,
    { id: 'Setoran dicatat', en: 'Deposit recorded' },
    {
      id: 'Setoran di {bank}, {day}: {weight} kg, Rp{rupiah}. Saldo buku No. {number}: Rp{balance}. Tidak merasa menyetor? Tanyakan kepada pengurus.',
      en: 'Deposit at {bank}, {day}: {weight} kg, Rp{rupiah}. Balance of book No. {number}: Rp{balance}. Not you? Ask the keepers of the bank.',
    },
  ),
  template(
    'withdrawal',
    ENTRY_FIELDS,
    { id: 'Penarikan dicatat', en: 'Withdrawal recorded' },
    {
      id: 'Penarikan di {bank}, {day}: Rp{rupiah}. Saldo buku No. {number}: Rp{balance}. Tidak menerima uangnya? Segera tanyakan kepada pengurus.',
      en: 'Withdrawal at {bank}, {day}: Rp{rupiah}. Balance of book No. {number}: Rp{balance}. Did you not get the money? Ask the keepers of the bank at once.',
    },
  ),
  template(
    'reversal',
    ENTRY_FIELDS,
    { id: 'Catatan dibatalkan', en: 'Entry taken back' },
    {
      id: 'Catatan sebesar Rp{rupiah} di {bank} dibatalkan pada {day}: {reason}. Saldo buku No. {number}: Rp{balance}.',
      en: 'An entry of Rp{rupiah} at {bank} was taken back on {day}: {reason}. Balance of book No. {number}: Rp{balance}.',
    },
  ),
  template(
    'weighing',
    WEIGHING_FIELDS,
    { id: 'Besok hari timbang', en: 'Weighing day tomorrow' },
    {
      id: 'Besok, {day}, {bank} menimbang. {where}. Bawa sampah yang sudah dipilah dan kering. Harga hari ini: {link}',
      en: '{bank} weighs tomorrow, {day}. {where}. Bring waste that is sorted and dry. Prices of today: {link}',
    },
  ),
]

const USUAL = { id: 'Jam dan tempat seperti biasa', en: 'At the usual hours and place' }

/** To a member who left a number or an address: of each deposit and payment, and when one is taken back. */
export const receiptLetter: Correspondence = {
  types: [entryPosted.type],
  deserves: (_, { facts }) => facts.tellsHolder === true,
  async letter(needs, event) {
    const its = await tellableEntry(needs.reader, needs, event.region_code, event.subject_id)
    return its && letterOf(its, its.kind, entryValues(its, languageOf(its)))
  },
}

/** To every member of a bank who left one, the day before it weighs. */
export const weighingLetter: Correspondence = {
  types: [weighingAhead.type],
  deserves: () => true,
  accounts: ({ reader }, { region_code, subject_id }) => membersToRemind(reader, region_code, subject_id),
  letter: async (needs, event, holderId) => (holderId ? reminder(needs, event, holderId) : undefined),
}

async function reminder(needs: LetterNeeds, event: LetterEvent, holderId: string) {
  const day = String(event.facts.day)
  const asked = { bookId: event.subject_id, holderId, day }
  const its = await tellableWeighing(needs.reader, needs, event.region_code, asked)
  if (!its) return undefined
  const where = [its.hours, its.place].filter(Boolean).join(', ')
  return letterOf(its, 'weighing', {
    ...{ bank: its.bank, day: written(day), where: where || inLanguage(USUAL, languageOf(its)) },
    link: `${needs.origin()}/layanan/${its.service}`,
  })
}

type Reached = Pick<
  TellableEntry,
  'holderId' | 'key' | 'phone' | 'email' | 'language' | 'serviceTitle' | 'bank'
>

function letterOf(its: Reached, about: string, values: Letter['values']): Letter | undefined {
  const given = SAVER_TEMPLATES.find(({ key }) => key === `saver/${about}`)
  if (!given) return undefined
  const language = languageOf(its)
  return {
    ...{ subject: 'saver', subjectId: its.holderId, key: its.key, language },
    ...{ about, product: null, template: given.key, given: given.given, values },
    title: `${inLanguage(its.serviceTitle, language)}: ${its.bank}`,
    ...{ phone: its.phone && internationalPhone(its.phone), email: its.email, officeCode: null },
  }
}

function entryValues({ bank, day, number, reason, ...its }: TellableEntry, language: Language) {
  const amount = (value: number, decimals = 0) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(value)
  return {
    ...{ bank, day: written(day), number: String(number), reason: reason ?? '–' },
    ...{ weight: amount(its.grams / 1000, 3), rupiah: amount(its.rupiah), balance: amount(its.balance) },
  }
}

function languageOf({ language }: Pick<Reached, 'language'>): Language {
  return language === 'en' ? 'en' : 'id'
}

function written(day: string): string {
  return day.split('-').reverse().join('/')
}
