import { hoursAhead, localDay } from '@guyub/contract/calendar'
import { internationalPhone } from '@guyub/contract/phone'
import { inLanguage, type Language } from '@guyub/contract/text'
import { bookingChanged, seatTaken, type Tellable, tellableBooking } from '../../booking/index.ts'
import type { Correspondence, LetterEvent } from '../letter.ts'
import type { Given } from '../templates.ts'

const field = (key: string, id: string, en: string, sample: string) => ({
  ...{ key, label: { id, en }, sample: { id: sample, en: sample } },
})
const FIELDS = [
  field('what', 'Yang dipesan', 'What was booked', 'Ruang Melati'),
  field('place', 'Tempat', 'Place', 'Rumah Kreatif'),
  field('day', 'Tanggal', 'Day', '04/03/2026'),
  field('time', 'Pukul', 'Time', '09.00'),
  field('reason', 'Alasan', 'Reason', 'Perbaikan atap'),
  field('code', 'Kode pemesanan', 'Code of the booking', '3505-K7M2-9Q'),
  field('link', 'Alamat halaman', 'Address of the page', 'https://contoh.go.id/tempat/kode/3505-K7M2-9Q'),
]

const template = (key: string, name: Given['name'], given: Given['given']): Given => ({
  ...{ key: `booking/${key}`, group: { id: 'Pemesanan tempat', en: 'Booked places' }, name },
  ...{ fields: FIELDS, given },
})

/** What people who booked are told, with words that a region may change. */
export const BOOKING_TEMPLATES: readonly Given[] = [
  template(
    'moved-up',
    { id: 'Naik dari antrean tunggu', en: 'Moved up from the waiting list' },
    {
      id: '{what} di {place}, {day} pukul {time}, sekarang untuk Anda. Kode {code}. Tidak jadi datang? Batalkan: {link}',
      en: '{what} at {place}, {day} at {time}, is yours now. Code {code}. Not coming after all? Cancel: {link}',
    },
  ),
  template(
    'moved-up-asks',
    { id: 'Naik dari antrean tunggu, masih diputuskan', en: 'Moved up from the waiting list, to be decided' },
    {
      id: '{what} di {place}, {day} pukul {time}, kosong lagi. Permintaan Anda ({code}) kini menunggu keputusan petugas: {link}',
      en: '{what} at {place}, {day} at {time}, is free again. Your request ({code}) now waits for a decision: {link}',
    },
  ),
  template(
    'approved',
    { id: 'Permintaan disetujui', en: 'Request approved' },
    {
      id: 'Permintaan Anda disetujui: {what} di {place}, {day} pukul {time}. Tunjukkan kode {code}. {link}',
      en: 'Your request was approved: {what} at {place}, {day} at {time}. Show the code {code}. {link}',
    },
  ),
  template(
    'rejected',
    { id: 'Permintaan ditolak', en: 'Request rejected' },
    {
      id: 'Permintaan {code} ({what} di {place}, {day} pukul {time}) ditolak: {reason}. {link}',
      en: 'Request {code} ({what} at {place}, {day} at {time}) was rejected: {reason}. {link}',
    },
  ),
  template(
    'bumped',
    { id: 'Dipakai pemerintah', en: 'Taken by the government' },
    {
      id: 'Maaf, {what} di {place}, {day} pukul {time}, dipakai pemerintah: {reason}. Pemesanan {code} dibatalkan. Pilih waktu lain: {link}',
      en: 'Sorry, {what} at {place}, {day} at {time}, is taken by the government: {reason}. Booking {code} is off. Choose another time: {link}',
    },
  ),
  template(
    'closed',
    { id: 'Tempat ditutup', en: 'Place closed' },
    {
      id: 'Maaf, {place} tutup pada {day} pukul {time}: {reason}. Pemesanan {code} ({what}) dibatalkan. Pilih waktu lain: {link}',
      en: 'Sorry, {place} is closed on {day} at {time}: {reason}. Booking {code} ({what}) is off. Choose another time: {link}',
    },
  ),
  template(
    'class',
    { id: 'Kelas dibatalkan', en: 'Class called off' },
    {
      id: 'Maaf, {what} di {place}, {day} pukul {time}, dibatalkan: {reason}. Kursi Anda ({code}) tidak berlaku lagi. {link}',
      en: 'Sorry, {what} at {place}, {day} at {time}, is called off: {reason}. Your seat ({code}) is no longer valid. {link}',
    },
  ),
  template(
    'house',
    { id: 'Dibatalkan pengelola', en: 'Called off by whoever keeps the place' },
    {
      id: 'Maaf, pemesanan {code} ({what} di {place}, {day} pukul {time}) dibatalkan pengelola: {reason}. {link}',
      en: 'Sorry, booking {code} ({what} at {place}, {day} at {time}) was called off: {reason}. {link}',
    },
  ),
]

/** To whoever booked and left a number: of what others did to it, never of what they did themselves. */
export const bookingLetter: Correspondence = {
  types: [bookingChanged.type, seatTaken.type],
  deserves: (_, event) => newsOf(event) !== undefined,
  async letter({ reader, services, vault, origin, now }, event) {
    const { region_code: region, subject_id: bookingId } = event
    const news = newsOf(event)
    const given = BOOKING_TEMPLATES.find(({ key }) => key === `booking/${news?.template}`)
    const its = await tellableBooking(reader, { services, vault, now }, region, bookingId)
    // What became of it meanwhile is told by its own message, or is known to whoever did it.
    if (!news || !given || its?.state !== news.state) return undefined
    const language: Language = its.language === 'en' ? 'en' : 'id'
    return {
      ...{ subject: 'booker', subjectId: its.holderId, key: its.key, language },
      ...{ about: news.template, product: null, template: given.key, given: given.given },
      title: `${inLanguage(its.serviceTitle, language)} ${its.code}`,
      values: { ...whenAndWhat(its, language), link: `${origin()}/tempat/kode/${its.code}` },
      ...{ phone: internationalPhone(its.phone), email: null, officeCode: null },
    }
  },
}

/** What it is for whoever booked, and the state in which it must still be when it is told; nothing where it is no news to them. */
function newsOf({ type, facts }: LetterEvent): { template: string; state: string } | undefined {
  if (type === seatTaken.type)
    return facts.channel === 'line' ? { template: 'moved-up', state: 'confirmed' } : undefined
  const [state, before] = [String(facts.state), String(facts.before)]
  if (before === 'waiting' && state === 'confirmed') return { template: 'moved-up', state }
  if (before === 'waiting' && state === 'requested') return { template: 'moved-up-asks', state }
  if (before === 'requested' && state === 'confirmed') return { template: 'approved', state }
  if (state === 'rejected') return { template: 'rejected', state }
  return state === 'cancelled' && facts.cause ? { template: String(facts.cause), state } : undefined
}

const NO_REASON = { id: 'kegiatan pemerintah', en: 'a government activity' }

function whenAndWhat({ startsAt, zone, things, site, reason, code }: Tellable, language: Language) {
  const clock = new Date(startsAt.getTime() + hoursAhead(zone) * 3_600_000).toISOString().slice(11, 16)
  return {
    ...{ what: things, place: site, reason: reason ?? inLanguage(NO_REASON, language), code },
    day: localDay({ zone }, startsAt).split('-').reverse().join('/'),
    time: language === 'id' ? clock.replace(':', '.') : clock,
  }
}
