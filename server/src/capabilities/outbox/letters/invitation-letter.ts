import { internationalPhone } from '@guyub/contract/phone'
import { delegateInvited, invitationOf } from '../../cohort/index.ts'
import type { Correspondence } from '../letter.ts'
import type { Given } from '../templates.ts'

/** Delegates say no language: they are written to in Indonesian. */
const LANGUAGE = 'id'

const field = (key: string, id: string, en: string, sample: string) => ({
  ...{ key, label: { id, en }, sample: { id: sample, en: sample } },
})

export const invitationTemplate: Given = {
  key: 'cohort/invitation',
  group: { id: 'Bimtek dan sosialisasi', en: 'Technical guidance and briefings' },
  name: { id: 'Undangan peserta', en: 'Invitation of delegates' },
  fields: [
    field('name', 'Nama peserta', 'Name of the delegate', 'Siti Aminah'),
    field('title', 'Nama kegiatan', 'Name of the course', 'Bimtek Smart City 2026'),
    field('stage', 'Tahap', 'Stage', 'Tahap I'),
    field('day', 'Hari pertama', 'First day', '12/05/2026'),
    field('time', 'Pukul', 'Time', '08.00'),
    field('place', 'Tempat', 'Place', 'Pendopo Ronggo Hadinegoro'),
    field('link', 'Alamat halaman', 'Address of the page', 'https://contoh.go.id/bimtek/7'),
  ],
  given: {
    id: 'Yth. {name}, Anda diundang ke {title}, {stage}: {day} pukul {time} di {place}. Jadwal: {link}',
    en: 'Dear {name}, you are invited to {title}, {stage}: {day} at {time}, {place}. Schedule: {link}',
  },
}

/** To a delegate, with the days of the stage as a calendar file. */
export const invitationLetter: Correspondence = {
  types: [delegateInvited.type],
  deserves: () => true,
  async letter({ reader, vault, origin, now }, { region_code: region, subject_id: delegateId, facts }) {
    const invited = { region, delegateId, cohortId: String(facts.cohort), stage: String(facts.stage) }
    const invitation = await invitationOf(reader, { vault, origin, now }, invited)
    if (!invitation) return undefined
    const { key, name, title, stage, first, link, phone, email, calendar } = invitation
    return {
      ...{ subject: 'delegate', subjectId: delegateId, key, language: LANGUAGE, title, calendar },
      ...{
        about: 'invitation',
        product: null,
        template: invitationTemplate.key,
        given: invitationTemplate.given,
      },
      values: {
        ...{ name, title, stage, place: first.place, link },
        day: first.day.split('-').reverse().join('/'),
        time: first.starts.replace(':', '.'),
      },
      ...{ phone: phone && internationalPhone(phone), email, officeCode: null },
    }
  },
}
