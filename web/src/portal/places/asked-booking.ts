import type { Language } from '@guyub/contract/text'
import type { Free } from './free-slots.tsx'

/** What the form says, as the contract asks for it. */
export function askedIn(form: FormData, language: Language) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    commandId: text('command'),
    spaces: [text('ruang'), ...form.getAll('tambahan').map(String)].filter(Boolean),
    ...{ startsAt: text('mulai'), endsAt: text('sampai') },
    ...{ purpose: text('keperluan'), heads: Number(text('orang')) || 0 },
    person: {
      ...{ name: text('nama'), phone: text('telepon'), isMinor: form.has('anak') },
      language,
      ...(text('wali') && { guardianPhone: text('wali') }),
    },
    ...(text('surat') && { letter: text('surat') }),
    weeks: Number(text('pekan')) || 1,
    mayWait: form.has('tunggu'),
  }
}

/** Until when a use that begins with a slot may last: to the end of each free slot that follows without a gap. */
export function endsFrom(
  free: Free,
  spaceId: string,
  startsAt: string,
  longest: number,
  mayWait: boolean,
): string[] {
  const slots = free.spaces.find(({ id }) => id === spaceId)?.days[0]?.slots ?? []
  const ends: string[] = []
  let at = startsAt
  for (const slot of slots) {
    if (slot.startsAt !== at) continue
    const isLong = Date.parse(slot.endsAt) - Date.parse(startsAt) > longest * 60_000
    if (isLong || !(slot.is === 'free' || (mayWait && slot.is === 'taken'))) break
    ends.push(slot.endsAt)
    at = slot.endsAt
  }
  return ends
}
