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
      description: 'Jadwal, slot, janji temu, dan kunjungan rumah sakit daerah; hanya baca',
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
