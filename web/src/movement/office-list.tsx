import { allOffices } from '../kernel/all-offices.ts'
import type { Call } from '../kernel/call.ts'

interface OfficeChoice {
  readonly code: string
  readonly name: string
}

/** Agencies and sub-districts: those that are asked. */
export async function officeChoices(call: Call): Promise<OfficeChoice[]> {
  const all = (await allOffices(call)) ?? []
  return all.flatMap(({ kind, code, name }) => (kind === 'village' ? [] : { code, name }))
}

/** Once on a page, for every field that names an office by `list="offices"`. */
export function OfficeList({ offices }: { readonly offices: readonly OfficeChoice[] }) {
  return (
    <datalist id="offices">
      {offices.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </datalist>
  )
}
