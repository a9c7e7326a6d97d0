import { InstrumentKind, schemaOf } from '@guyub/contract/instruments'
import type { LoaderFunctionArgs } from 'react-router'
import { jsonFile } from './fetch-instrument.ts'

/** JSON Schema of a kind, which editors read to complete and check what is typed. */
export function loader({ params }: LoaderFunctionArgs) {
  const kind = InstrumentKind.safeParse(params.kind)
  if (!kind.success) throw new Response('instruments.no_such', { status: 404 })
  return jsonFile(schemaOf(kind.data), `${kind.data}.schema`)
}
