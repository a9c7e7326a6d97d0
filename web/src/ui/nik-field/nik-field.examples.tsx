import { NikField } from './nik-field.tsx'

export const examples = {
  empty: <NikField name="n1" label="NIK ibu" hint="16 angka, seperti di KTP." />,
  wrong: (
    <NikField
      name="n2"
      label="NIK ibu"
      defaultValue="350501"
      error="NIK terdiri dari 16 angka. Ini baru 6."
    />
  ),
  odd: (
    <NikField
      name="n3"
      label="NIK ibu"
      defaultValue="3505016708900001"
      warning="Tanggal lahir di NIK berbeda. Periksa lagi."
    />
  ),
}
