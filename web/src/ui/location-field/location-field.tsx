import type { ReactNode } from 'react'
import { FieldNotes, type FieldWords } from '../field/field.tsx'

interface LocationFieldProps extends FieldWords {
  readonly latitudeWord: string
  readonly longitudeWord: string
  /** As typed, in decimal degrees. */
  readonly latitude: string
  readonly longitude: string
  readonly onChange?: ((latitude: string, longitude: string) => void) | undefined
  /** The button that asks the device where it is, and what it said. */
  readonly children?: ReactNode
}

/** A place on earth as two numbers: no map, so that it needs no network and shows nobody's place to a stranger. */
export function LocationField({
  latitudeWord,
  longitudeWord,
  latitude,
  longitude,
  onChange,
  children,
  ...words
}: LocationFieldProps) {
  const { name, id = name, label, hint, error, warning, optional } = words
  const parts = [
    { key: 'latitude', word: latitudeWord, value: latitude },
    { key: 'longitude', word: longitudeWord, value: longitude },
  ] as const
  return (
    <fieldset className="field location" data-invalid={error ? '' : undefined}>
      <legend className="field-label">
        {label} {optional && <span className="field-optional">{optional}</span>}
      </legend>
      <FieldNotes name={name} id={id} hint={hint} error={error} warning={warning} />
      <div className="location-parts" data-location="">
        {parts.map(({ key, word, value }) => (
          <label key={key}>
            {word}
            <input
              className="field-input"
              id={key === 'latitude' ? id : undefined}
              name={`${name}-${key}`}
              inputMode="text"
              autoComplete="off"
              maxLength={16}
              aria-invalid={error ? true : undefined}
              {...(onChange
                ? {
                    value,
                    onChange: (event) => {
                      const typed = event.target.value
                      if (key === 'latitude') onChange(typed, longitude)
                      else onChange(latitude, typed)
                    },
                  }
                : { defaultValue: value })}
            />
          </label>
        ))}
        {children}
      </div>
    </fieldset>
  )
}
