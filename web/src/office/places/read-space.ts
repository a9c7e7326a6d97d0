/** `08:00-12:00, 13:00-16:00` as the contract asks for it; what cannot be read comes back so that the contract refuses it. */
export function hoursIn(typed: string): [string, string][] {
  return typed
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [opens = '', closes = ''] = part.split(/\s*[-–]\s*/).map((clock) => clock.replace('.', ':'))
      return [opens.padStart(5, '0'), closes.padStart(5, '0')]
    })
}

export function hoursWords(hours: readonly (readonly [string, string])[]): string {
  return hours.map(([opens, closes]) => `${opens}-${closes}`).join(', ')
}

/** What the form of a space says. */
export function spaceIn(form: FormData, paid: readonly string[]) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const number = (name: string) => Number(text(name)) || 0
  const rupiah = Object.fromEntries(
    paid.flatMap((key) => (text(`tarif-${key}`) ? [[key, number(`tarif-${key}`)]] : [])),
  )
  return {
    ...{ commandId: text('command'), kind: text('jenis'), name: text('nama'), capacity: number('muat') },
    ...(text('ruang') && { spaceId: text('ruang') }),
    isAccessible: form.has('kursi-roda'),
    hours: Array.from({ length: 7 }, (_, day) => hoursIn(text(`jam-${day}`))),
    ...{ slotMinutes: number('slot'), beforeMinutes: number('sebelum'), afterMinutes: number('sesudah') },
    ...{ needsApproval: form.has('persetujuan'), isClosed: form.has('tutup') },
    tariffs: { rupiah, source: text('dasar') },
  }
}
