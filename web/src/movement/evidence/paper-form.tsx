import { PAPER_KINDS } from '@guyub/contract/evidence'
import { useEffect, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, FileField } from '../../ui/field/field.tsx'
import { MaskPicture } from './mask-picture.tsx'

interface PaperFormProps {
  readonly year: number
  readonly command: string
  /** Of a report of the plan, which is frozen instead of a file that is chosen here. */
  readonly paperId?: string
}

/** A paper or a picture becomes evidence: nobody may be recognised in it, because it leaves the region. */
export function PaperForm({ year, command, paperId }: PaperFormProps) {
  const { t } = useWords()
  const [picture, setPicture] = useState<File>()
  useEffect(() => {
    if (paperId) pictureOf(paperId).then(setPicture, () => undefined)
  }, [paperId])
  return (
    <form method="post" encType="multipart/form-data" className="card stack">
      <h2>{t(paperId ? 'evidence.of_report' : 'evidence.freeze_paper')}</h2>
      {paperId && (
        <p>
          {t('evidence.of_report_text')}{' '}
          <a href={`/gerakan/berkas/${paperId}`}>{t('evidence.open_report_paper')}</a>
        </p>
      )}
      <input type="hidden" name="intent" value="paper" />
      <input type="hidden" name="command" value={command} />
      {paperId && <input type="hidden" name="paperId" value={paperId} />}
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
      {!paperId && (
        <FileField
          name="file"
          accept="application/pdf,image/jpeg,image/png,image/webp"
          label={t('evidence.file')}
          hint={t('evidence.file_hint')}
          required
          onChange={(event) => {
            const chosen = event.target.files?.[0]
            setPicture(chosen?.type.startsWith('image/') ? chosen : undefined)
          }}
        />
      )}
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

/** The report's picture, to be masked; nothing of a PDF. */
async function pictureOf(paperId: string): Promise<File | undefined> {
  const response = await fetch(`/gerakan/berkas/${paperId}`)
  const type = response.headers.get('content-type') ?? ''
  if (!response.ok || !type.startsWith('image/')) return undefined
  return new File([await response.blob()], paperId, { type })
}
