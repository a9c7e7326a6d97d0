import { newCommandId } from '@guyub/contract/command'

/** A day of a stage, as the secretariat writes it. */
export function aSession(more: object) {
  return {
    ...{
      commandId: newCommandId(),
      stage: 'tahap-1',
      title: 'Hari pertama',
      day: '2026-03-02',
      starts: '08:00',
      ends: '16:00',
    },
    ...{
      place: 'Aula',
      people: [{ name: 'Pembimbing', part: 'mentor' }],
      materials: [],
      minutes: null,
      isCancelled: false,
    },
    ...more,
  }
}

/** Whom an office names for all stages. */
export function aDelegate(more: object) {
  const person = { name: 'X', title: null, group: null, replaces: null }
  return { commandId: newCommandId(), office: 'bappeda', unit: null, ...person, ...more }
}

/** What goes with a deliverable that is handed in. */
export async function aWork(content: Buffer) {
  const what = { stage: 'tahap-1', deliverable: 'swot', fileName: 'swot.pdf' }
  return { commandId: newCommandId(), ...what, sha256: await hashOf(content) }
}

export async function hashOf(bytes: Buffer): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')
}
