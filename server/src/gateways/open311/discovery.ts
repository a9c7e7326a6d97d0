import type { Single } from './document.ts'

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2'
/** Of what this document says; changed by hand with it. */
const CHANGESET = '2026-11-22T00:00:00Z'

/** Where the specification's clients begin: which addresses speak which version in which formats. */
export function discovery(origin: string): Single {
  return {
    root: 'discovery',
    fields: {
      changeset: CHANGESET,
      contact: `${origin}/layanan`,
      key_service: 'Kunci API dibuat oleh administrator daerah: npx guyub token create --scopes cases.submit',
      endpoints: [
        {
          specification: SPECIFICATION,
          url: `${origin}/open311/v2`,
          changeset: CHANGESET,
          type: 'production',
          formats: ['text/xml', 'application/json'],
        },
      ],
    },
  }
}
