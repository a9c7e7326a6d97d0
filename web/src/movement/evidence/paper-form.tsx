import { PAPER_KINDS } from '@guyub/contract/evidence'
import { useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { MaskPicture } from './mask-picture.tsx'

/** A paper or a picture becomes evidence: nobody may be recognised in it, because it leaves the region. */
export function PaperForm({ year, command }: { readonly year: number; readonly command: string }) {
  const { t } = useWords()
  const [picture, setPicture] = useState<File>()
  return (
    <form method="post" encType="multipart/form-data" className="card stack">
      <h2>{t('evidence.freeze_paper')}</h2>
      <input type="hidden" name="intent" value="paper" />
      <input type="hidden" name="command" value={command} />
      <Choice
        name="kind"
        label={t('evidence.kind')}
        value="policy"
        options={PAPER_KINDS.map((key) => ({ key, label: t(`round.kind_${key}`) }))}
      />
      <div className="pair">
        <Field name="title" label={t('evidence.title')} required minLength={3} maxLength={200} />
        <Field
          name="year"
          id="paper-year"
          label={t('shell.year')}
          defaultValue={year}
          digits
          maxLength={4}
          width="short"
          required
        />
      </div>
      <Field
        name="file"
        type="file"
        accept="application/pdf,image/jpeg,image/png,image/webp"
        label={t('evidence.file')}
        hint={t('evidence.file_hint')}
        required
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          setPicture(chosen?.type.startsWith('image/') ? chosen : undefined)
        }}
      />
      <MaskPicture picture={picture} />
      <label className="choice-option">
        <input type="checkbox" name="showsNobody" value="yes" required /> {t('evidence.shows_nobody')}
      </label>
      <div>
        <Button icon="lock">{t('evidence.freeze_paper')}</Button>
      </div>
    </form>
  )
}
