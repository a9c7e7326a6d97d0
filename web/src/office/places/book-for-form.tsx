import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Tick } from '../../ui/tick/tick.tsx'
import { type Site, WhatFields, WhoFields } from './walk-in-form.tsx'

/** For whoever calls or writes, and for the government: the rule of two days stands at the reason. */
export function BookForForm({ site, command }: { readonly site: Site; readonly command: string }) {
  const { t } = useWords()
  return (
    <CommandForm
      folded={t('keep.book_for')}
      className="card stack"
      command={command}
      about={{ intent: 'book-for' }}
    >
      <WhatFields site={site} prefix="pesan" />
      <div className="row">
        <Field
          name="mulai"
          id="pesan-mulai"
          type="datetime-local"
          label={t('keep.from')}
          required
          width="medium"
        />
        <Field
          name="sampai"
          id="pesan-sampai"
          type="datetime-local"
          label={t('keep.until')}
          required
          width="medium"
        />
      </div>
      <WhoFields prefix="pesan" />
      <Tick name="gantikan" value="1">
        {t('keep.bumps')}
      </Tick>
      <Field
        name="alasan"
        id="pesan-alasan"
        label={t('keep.bump_reason')}
        hint={t('keep.reason_hint')}
        optional={t('place.may_be_empty')}
        minLength={10}
        maxLength={500}
      />
      <div>
        <Button kind="second">{t('place.book_button')}</Button>
      </div>
    </CommandForm>
  )
}
