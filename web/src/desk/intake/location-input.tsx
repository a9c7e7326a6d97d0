import { locationAnswer, locationParts } from '@guyub/contract/cases'
import { useState } from 'react'
import { position } from '../../kernel/position.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import type { FieldWords } from '../../ui/field/field.tsx'
import { LocationField } from '../../ui/location-field/location-field.tsx'

interface LocationInputProps extends FieldWords {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A place, typed or asked of the device. */
export function LocationInput({ value, onChange, ...words }: LocationInputProps) {
  const { t } = useWords()
  const [said, setSaid] = useState('')
  const [latitude, longitude] = locationParts(value)

  async function use(): Promise<void> {
    setSaid(t('shell.position_asked'))
    const found = await position()
    setSaid(found ? t('shell.position_found', { metres: found.metres }) : t('shell.position_none'))
    if (found) onChange(locationAnswer(found.latitude, found.longitude))
  }

  return (
    <LocationField
      {...words}
      hint={words.hint ?? t('shell.location_hint')}
      latitudeWord={t('shell.latitude')}
      longitudeWord={t('shell.longitude')}
      latitude={latitude}
      longitude={longitude}
      onChange={(north, east) => onChange(locationAnswer(north, east))}
    >
      <Button type="button" kind="second" size="small" onClick={() => void use()}>
        {t('shell.use_position')}
      </Button>
      <span role="status">{said}</span>
    </LocationField>
  )
}
