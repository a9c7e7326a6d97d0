import type { ServiceDefinition } from '@guyub/contract/definition'
import { serviceBodies } from '../src/kernel/definitions.ts'

/** A version beside the house's own. */
export const WITH_PLACES = 71
export const PLACES = { village: '35.05.01.2001', spot: '-8.0954,112.1609' }

const label = (id: string) => ({ id, en: id })
const PAGE = {
  key: 'places',
  title: label('Tempat'),
  fields: [
    { key: 'village', label: label('Desa kejadian'), type: 'area', level: 'village', required: true },
    { key: 'spot', label: label('Titik lokasi'), type: 'location', required: false },
  ],
} as const

/** The form of the house with a page more, which asks for a village and a spot. */
export function formWithPlaces() {
  const found = serviceBodies().find(({ key }) => key === 'pak-saidi')
  const body = withPlaces(found?.body as ServiceDefinition)
  return { key: 'pak-saidi', body: { ...body, version: WITH_PLACES } }
}

export function withPlaces(service: ServiceDefinition): ServiceDefinition {
  const body = structuredClone(service)
  body.case?.pages.unshift(structuredClone(PAGE) as never)
  const rows = [{ label: 'Desa kejadian', field: 'village' }]
  body.papers.find(({ key }) => key === 'f-2-01')?.blocks.push({ title: 'Tempat', rows })
  return body
}
