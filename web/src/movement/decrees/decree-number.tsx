import { formatBytes } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field, FileField } from '../../ui/field/field.tsx'
import { type DecreeView, ReturnForm } from './decree-chain.tsx'

/** The number of the legal office's own register, with which the decree and the rights of its people begin. */
export function DecreeNumber({ view, today }: { readonly view: DecreeView; readonly today: string }) {
  const { t } = useWords()
  return (
    <section className="card stack" aria-labelledby="number">
      <h2 id="number">{t('decrees.give_number')}</h2>
      <p className="quiet">{t('decrees.give_number_text')}</p>
      <form method="post" className="stack">
        <Field
          name="number"
          label={t('decrees.number')}
          hint={t('decrees.number_hint')}
          required
          maxLength={100}
          width="medium"
        />
        <Field
          name="decidedOn"
          type="date"
          label={t('decrees.decided_on')}
          defaultValue={today}
          max={today}
          required
          width="short"
        />
        <Field
          name="effectiveOn"
          type="date"
          label={t('decrees.effective_on')}
          defaultValue={today}
          required
          width="short"
        />
        <div>
          <Button name="intent" value="number">
            {t('decrees.give_number')}
          </Button>
        </div>
      </form>
      <ReturnForm view={view} step="number" />
    </section>
  )
}

interface DecreeScansProps {
  readonly view: DecreeView
  readonly mayAdd: boolean
  readonly day: (iso: string) => string
}

/** The paper that was signed with ink, byte for byte. */
export function DecreeScans({ view, mayAdd, day }: DecreeScansProps) {
  const { t, language } = useWords()
  if (!mayAdd && !view.scans.length) return null
  return (
    <section className="card stack" aria-labelledby="scans">
      <h2 id="scans">{t('decrees.signed_scan')}</h2>
      {view.scans.map(({ id, sha256, bytes, at }) => (
        <p key={id} className="small">
          <a href={`/gerakan/keputusan/${view.id}/pindaian/${id}`}>
            {t('decrees.scan_of', { day: day(at), size: formatBytes(bytes, language) })}
          </a>{' '}
          <span className="code quiet">{sha256}</span>
        </p>
      ))}
      {mayAdd && (
        <form method="post" encType="multipart/form-data" className="stack">
          <FileField
            name="scan"
            label={t('decrees.scan_file')}
            hint={t('decrees.scan_hint')}
            accept="application/pdf,image/jpeg,image/png"
            required
          />
          <div>
            <Button kind="second" name="intent" value="scan">
              {t('decrees.add_scan')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
