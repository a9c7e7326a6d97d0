import { slotWords } from '../../kernel/slot-words.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'
import type { Site } from './free-slots.tsx'
import { PersonFields } from './person-fields.tsx'

interface BookFieldsProps {
  readonly site: Site
  readonly space: Site['spaces'][number]
  readonly startsAt: string
  readonly ends: readonly string[]
  readonly typed: Readonly<Record<string, string>>
  readonly wrong: readonly string[]
}

/** Everything that a booking asks for. */
export function BookFields({ site, space, startsAt, ends, typed, wrong }: BookFieldsProps) {
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const open = site.purposes.filter(({ isGovernment }) => !isGovernment)
  const others = site.spaces.filter(({ is, isClosed }) => is !== 'place' && !isClosed)
  const needsLetter = open.some((purpose) => purpose.needsLetter)
  return (
    <>
      <Select
        name="sampai"
        label={t('place.how_long')}
        value={typed.sampai ?? ends[0] ?? ''}
        options={ends.map((end) => ({ key: end, label: slotWords(startsAt, end, language, zone) }))}
      />
      <Choice
        name="keperluan"
        label={t('place.purpose')}
        value={typed.keperluan ?? open[0]?.key}
        options={open.map(({ key, title, isFree }) => ({
          key,
          label: `${of(title)} (${t(isFree ? 'place.free' : 'place.paid')})`,
        }))}
      />
      <Field
        name="orang"
        label={t('place.heads')}
        hint={space.is === 'place' ? t('place.holds', { count: space.capacity }) : undefined}
        error={wrong.includes('#/heads') ? t('place.heads_wrong') : undefined}
        defaultValue={typed.orang ?? '1'}
        digits
        required
        maxLength={5}
        width="short"
      />
      {others.length > 0 && (
        <fieldset className="choice">
          <legend className="field-label">
            {t('place.together')} <span className="field-optional">{t('place.may_be_empty')}</span>
          </legend>
          <div className="choice-options">
            {others.map(({ id, name, kindTitle }) => (
              <label key={id} className="choice-option">
                <input type="checkbox" name="tambahan" value={id} />
                <span lang="id">{name}</span> ({of(kindTitle)})
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <PersonFields typed={typed} wrong={wrong} />
      {needsLetter && (
        <Field
          name="surat"
          label={t('place.letter')}
          optional={t('place.may_be_empty')}
          defaultValue={typed.surat}
          maxLength={120}
        />
      )}
      <Select
        name="pekan"
        label={t('place.weeks')}
        value={typed.pekan ?? '1'}
        options={Array.from({ length: 8 }, (_, nth) => ({
          key: String(nth + 1),
          label: nth === 0 ? t('place.once') : t('place.so_many_weeks', { count: nth + 1 }),
        }))}
      />
      <p className="small quiet">{of(site.consent)}</p>
    </>
  )
}
