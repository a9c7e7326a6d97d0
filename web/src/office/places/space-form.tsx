import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Tick } from '../../ui/tick/tick.tsx'
import { hoursWords } from './read-space.ts'
import type { Site } from './walk-in-form.tsx'

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const

/** A space, new or to be changed. */
export function SpaceForm({
  site: its,
  space,
  command,
}: {
  readonly site: Site
  readonly space: Site['spaces'][number] | undefined
  readonly command: string
}) {
  const { t, of } = useWords()
  const number = (name: string, label: string, value: number) => (
    <Field
      name={name}
      label={label}
      defaultValue={String(value)}
      digits
      required
      maxLength={5}
      width="short"
    />
  )
  const check = (name: string, word: string, isOn: boolean | undefined) => (
    <Tick name={name} value="1" defaultChecked={isOn}>
      {word}
    </Tick>
  )
  return (
    <CommandForm
      className="card stack"
      id="ruang"
      command={command}
      about={{ intent: 'space', ...(space && { ruang: space.id }) }}
    >
      <h2>{space ? t('keep.change_space', { name: space.name }) : t('keep.new_space')}</h2>
      <Select
        name="jenis"
        label={t('keep.kind')}
        value={space?.kind ?? its.kinds[0]?.key ?? ''}
        options={its.kinds.map(({ key, title }) => ({ key, label: of(title) }))}
      />
      <Field
        name="nama"
        label={t('keep.name')}
        defaultValue={space?.name}
        required
        minLength={2}
        maxLength={120}
      />
      <div className="row">
        {number('muat', t('keep.capacity'), space?.capacity ?? 1)}
        {number('slot', t('keep.slot'), space?.slotMinutes ?? 60)}
        {number('sebelum', t('keep.before'), space?.beforeMinutes ?? 0)}
        {number('sesudah', t('keep.after'), space?.afterMinutes ?? 0)}
      </div>
      <p className="small quiet">{t('keep.hours_hint')}</p>
      {WEEKDAYS.map((day) => (
        <Field
          key={day}
          name={`jam-${day}`}
          label={t(`keep.weekday_${day}`)}
          defaultValue={space ? hoursWords(space.hours[day] ?? []) : day < 5 ? '08:00-16:00' : ''}
          maxLength={80}
          width="medium"
        />
      ))}
      {check('kursi-roda', t('keep.accessible'), space?.isAccessible)}
      {check('persetujuan', t('keep.approval'), space?.needsApproval)}
      {space && check('tutup', t('keep.space_closed'), space.isClosed)}
      {its.purposes
        .filter(({ isFree }) => !isFree)
        .map(({ key, title }) => (
          <Field
            key={key}
            name={`tarif-${key}`}
            label={t('keep.tariff', { purpose: of(title) })}
            optional={t('place.may_be_empty')}
            defaultValue={space?.tariffs.rupiah[key]?.toString()}
            digits
            maxLength={9}
            width="medium"
          />
        ))}
      <Field
        name="dasar"
        label={t('keep.tariff_source')}
        optional={t('place.may_be_empty')}
        defaultValue={space?.tariffs.source}
        maxLength={300}
      />
      <div>
        <Button>{t('keep.save')}</Button>
      </div>
    </CommandForm>
  )
}
