import { Button } from '../button/button.tsx'
import { LocationField } from './location-field.tsx'

const words = { latitudeWord: 'Lintang', longitudeWord: 'Bujur' }

export const examples = {
  empty: (
    <LocationField name="l1" label="Titik lokasi" hint="Derajat desimal." {...words} latitude="" longitude="">
      <Button type="button" kind="second" size="small">
        Pakai posisi saya
      </Button>
    </LocationField>
  ),
  filled: <LocationField name="l2" label="Titik lokasi" {...words} latitude="-8.0954" longitude="112.1609" />,
  wrong: (
    <LocationField
      name="l3"
      label="Titik lokasi"
      error="Lokasi tidak terbaca."
      {...words}
      latitude="-98"
      longitude="112"
    />
  ),
}
