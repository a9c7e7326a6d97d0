import type { site } from '@guyub/contract/booking'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Tick } from '../../ui/tick/tick.tsx'

export type Site = z.output<typeof site.answer>

/** Whoever stands at the door without a booking. */
export function WalkInForm({
  site: its,
  command,
  missedAfter,
}: {
  readonly site: Site
  readonly command: string
  readonly missedAfter: number
}) {
  const { t } = useWords()
  return (
    <CommandForm className="card stack" command={command} about={{ intent: 'walk-in' }}>
      <h2>{t('keep.walk_in')}</h2>
      <p className="small">{t('keep.walk_in_text', { minutes: missedAfter })}</p>
      <WhatFields site={its} prefix="langsung" />
      <Field
        name="sampai"
        id="langsung-sampai"
        type="datetime-local"
        label={t('keep.until')}
        required
        width="medium"
      />
      <WhoFields prefix="langsung" />
      <div>
        <Button>{t('keep.walk_in_button')}</Button>
      </div>
    </CommandForm>
  )
}

/** What somebody uses, and for what. */
export function WhatFields({ site: its, prefix }: { readonly site: Site; readonly prefix: string }) {
  const { t, of } = useWords()
  const open = its.spaces.filter(({ isClosed }) => !isClosed)
  return (
    <>
      <Select
        name="ruang"
        id={`${prefix}-ruang`}
        label={t('keep.space')}
        value={open[0]?.id ?? ''}
        options={open.map(({ id, name, kindTitle }) => ({ key: id, label: `${name} (${of(kindTitle)})` }))}
      />
      <Select
        name="keperluan"
        id={`${prefix}-keperluan`}
        label={t('place.purpose')}
        value={its.purposes[0]?.key ?? ''}
        options={its.purposes.map(({ key, title }) => ({ key, label: of(title) }))}
      />
    </>
  )
}

/** Who it is, how many come, and whoever answers for a child. */
export function WhoFields({ prefix }: { readonly prefix: string }) {
  const { t } = useWords()
  return (
    <>
      <Field
        name="nama"
        id={`${prefix}-nama`}
        label={t('place.name')}
        required
        minLength={2}
        maxLength={120}
      />
      <div className="row">
        <Field
          name="telepon"
          id={`${prefix}-telepon`}
          type="tel"
          label={t('place.phone')}
          required
          maxLength={24}
          width="medium"
        />
        <Field
          name="orang"
          id={`${prefix}-orang`}
          label={t('place.heads')}
          defaultValue="1"
          digits
          required
          maxLength={5}
          width="short"
        />
      </div>
      <Tick name="anak" value="1">
        {t('place.minor')}
      </Tick>
      <Field
        name="wali"
        id={`${prefix}-wali`}
        type="tel"
        label={t('place.guardian')}
        optional={t('place.only_minor')}
        maxLength={24}
        width="medium"
      />
    </>
  )
}
