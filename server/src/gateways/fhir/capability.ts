/** What may be asked of each resource, and by which parameters. */
export const SEARCHES = {
  Organization: { identifier: 'token', name: 'string' },
  Location: { identifier: 'token', name: 'string', organization: 'reference' },
  Practitioner: { identifier: 'token', name: 'string' },
  Schedule: { actor: 'reference', date: 'date' },
  Slot: { schedule: 'reference', start: 'date', status: 'token' },
  Appointment: { date: 'date', patient: 'reference', identifier: 'token' },
  Encounter: { date: 'date', patient: 'reference', identifier: 'token' },
  Patient: { identifier: 'token' },
} as const
export type ResourceType = keyof typeof SEARCHES

/** What anybody may read; the rest is of people and asks for a token of the hospital. */
export const OPEN: ReadonlySet<ResourceType> = new Set([
  'Organization',
  'Location',
  'Practitioner',
  'Schedule',
  'Slot',
])

const IDENTIFIER =
  'where the number that SATUSEHAT gave to the hospital was configured (`satusehat.organization`); without it only identifiers of this installation are told, and none of the ministry'
const SAID: Readonly<Record<string, string>> = {
  Encounter: `identifier.system is http://sys-ids.kemkes.go.id/encounter/{organization number} ${IDENTIFIER} ({origin}/id/visit). The value is the code on the ticket.`,
  Organization: `identifier: {origin}/id/office with our office code, and http://sys-ids.kemkes.go.id/organization/{organization number} ${IDENTIFIER}.`,
  Patient: 'Searched by _id or identifier only; POST _search keeps a NIK out of addresses.',
}

export function capabilityStatement(base: string, version: string, date: string) {
  return {
    ...{
      resourceType: 'CapabilityStatement',
      status: 'active',
      date,
      kind: 'instance',
      fhirVersion: '4.0.1',
    },
    ...{ name: 'Guyub', title: 'Guyub: jadwal dan kunjungan rumah sakit', publisher: 'Guyub' },
    software: { name: 'Guyub', version },
    implementation: {
      description:
        'Jadwal, slot, janji temu, dan kunjungan rumah sakit daerah; hanya baca. Cari dengan GET atau POST _search',
      url: base,
    },
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        security: {
          description:
            'Bearer token of `guyub token create` with the scope fhir.read, or fhir.patient for unmasked patients.',
        },
        resource: Object.entries(SEARCHES).map(([type, params]) => ({
          type,
          ...(Object.hasOwn(SAID, type) && { documentation: SAID[type] }),
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          searchParam: [
            { name: '_id', type: 'token' },
            ...Object.entries(params).map(([name, kind]) => ({ name, type: kind })),
          ],
        })),
      },
    ],
  }
}
