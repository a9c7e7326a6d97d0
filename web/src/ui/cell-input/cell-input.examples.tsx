import { CellInput } from './cell-input.tsx'

export const examples = {
  empty: <CellInput name="cell1" label="Kardus: kilogram" inputMode="decimal" />,
  proposed: (
    <CellInput name="cell2" label="Kardus: harga per kilogram" inputMode="numeric" defaultValue="1500" />
  ),
}
