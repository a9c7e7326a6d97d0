import type { AgreementView } from '@guyub/contract/movement'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Field, FileField } from '../../ui/field/field.tsx'

interface AgreementFormsProps {
  readonly agreement: AgreementView
  readonly commandId: string
  readonly today: string
}

/** What the ministry may do with it as it stands. */
export function AgreementForms({ agreement, commandId, today }: AgreementFormsProps) {
  const { t } = useWords()
  const { id, member, state, signed, sha256, followedBy } = agreement
  const optional = t('registry.optional')
  const command = <input type="hidden" name="commandId" value={commandId} />
  return (
    <section className="stack">
      {state === 'draft' && (
        <details className="card">
          <summary>{t('mou.sign')}</summary>
          <form method="post" className="stack">
            {command}
            <input type="hidden" name="intent" value="sign" />
            <div className="pair">
              <Field
                name="signedOn"
                type="date"
                label={t('mou.signed_on')}
                defaultValue={today}
                required
                width="short"
              />
              <Field
                name="endsOn"
                type="date"
                label={t('mou.ends_on')}
                hint={t('mou.ends_hint')}
                optional={optional}
                width="short"
              />
            </div>
            <div className="pair">
              <Field
                name="centreNumber"
                label={t('mou.centre_number')}
                defaultValue={agreement.centreNumber ?? ''}
                optional={optional}
              />
              <Field
                name="regionNumber"
                label={t('mou.region_number')}
                defaultValue={agreement.regionNumber ?? ''}
                optional={optional}
              />
            </div>
            <div>
              <Button>{t('mou.sign_button')}</Button>
            </div>
          </form>
        </details>
      )}
      {signed && !sha256 && (
        <details className="card">
          <summary>{t('mou.upload')}</summary>
          <form method="post" encType="multipart/form-data" className="stack">
            {command}
            <input type="hidden" name="intent" value="file" />
            <p className="quiet">{t('mou.upload_text')}</p>
            <FileField id="mou-file" name="file" label="PDF" accept="application/pdf" required />
            <div>
              <Button>{t('mou.upload_button')}</Button>
            </div>
          </form>
        </details>
      )}
      {signed && !followedBy && (
        <p>
          <ButtonLink kind="second" href={`/gerakan/daerah/mou/rancang?daerah=${member}&lanjutan=${id}`}>
            {t('mou.extend')}
          </ButtonLink>
        </p>
      )}
      {(state === 'draft' || state === 'signed') && (
        <details className="card">
          <summary>{t(state === 'draft' ? 'mou.give_up' : 'mou.end')}</summary>
          <form method="post" className="stack">
            {command}
            <input type="hidden" name="intent" value="end" />
            <Field
              name="on"
              type="date"
              label={t('mou.ended_on')}
              defaultValue={today}
              required
              width="short"
            />
            <Field name="reason" label={t('registry.reason')} required maxLength={1000} />
            <div>
              <Button kind="danger">{t(state === 'draft' ? 'mou.give_up' : 'mou.end')}</Button>
            </div>
          </form>
        </details>
      )}
    </section>
  )
}
