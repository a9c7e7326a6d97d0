import type { AgreementView } from '@guyub/contract/dispositions'
import type { Text } from '@guyub/contract/text'
import { formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'

export interface Seen {
  readonly caseCode: string
  readonly found: boolean
  readonly values: readonly {
    readonly key: string
    readonly label: Text
    readonly value: string | Text | null
  }[]
}

interface AgreementFormsProps {
  readonly agreement: AgreementView
  readonly command: string
  readonly seen: Seen | null
}

/** What this visitor's office may do with an agreement: look, decide, end. */
export function AgreementForms({ agreement, command, seen }: AgreementFormsProps) {
  const { t } = useWords()
  const { may } = agreement
  return (
    <>
      {seen && <SeenThrough seen={seen} />}
      {may.includes('look') && (
        <form method="post" className="card stack" aria-labelledby="look">
          <h2 id="look">{t('dispositions.look')}</h2>
          <p className="quiet">{t('dispositions.look_text')}</p>
          <input type="hidden" name="command" value={command} />
          <Field name="caseCode" label={t('dispositions.look_code')} required maxLength={40} width="medium" />
          <Field
            name="reason"
            id="look-reason"
            label={t('dispositions.look_reason')}
            required
            maxLength={500}
            width="full"
          />
          <div>
            <Button name="intent" value="look">
              {t('dispositions.look_send')}
            </Button>
          </div>
        </form>
      )}
      {may.includes('decide') && (
        <form method="post" className="card stack" aria-labelledby="decide">
          <h2 id="decide">{t('dispositions.decide')}</h2>
          <input type="hidden" name="command" value={command} />
          <LongField
            name="reason"
            id="decide-reason"
            label={t('dispositions.decide_reason')}
            optional={t('shell.optional')}
            rows={2}
          />
          <div className="row">
            <Button name="intent" value="agree">
              {t('dispositions.agree')}
            </Button>
            <Button kind="danger" name="intent" value="refuse">
              {t('dispositions.refuse')}
            </Button>
          </div>
        </form>
      )}
      {may.includes('end') && (
        <details>
          <summary>{t('dispositions.end')}</summary>
          <form method="post" className="stack">
            <input type="hidden" name="command" value={command} />
            <LongField name="reason" id="end-reason" label={t('dispositions.end_reason')} rows={2} required />
            <div>
              <Button kind="danger" name="intent" value="end">
                {t('dispositions.end')}
              </Button>
            </div>
          </form>
        </details>
      )}
    </>
  )
}

function SeenThrough({ seen }: { readonly seen: Seen }) {
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  if (!seen.found) return <Notice tone="late">{t('dispositions.look_none')}</Notice>
  return (
    <section className="card stack" aria-labelledby="seen">
      <h2 id="seen">
        {t('dispositions.look_found')}: <span className="code">{seen.caseCode}</span>
      </h2>
      <dl className="facts">
        {seen.values.map(({ key, label, value }) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{of(label)}</dt>
            <dd>{shown(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )

  function shown(value: string | Text | null): string {
    if (value === null) return t('dispositions.not_told')
    if (typeof value !== 'string') return of(value)
    return /^\d{4}-\d\d-\d\dT/.test(value) ? formatShortDay(value, language, zone) : value
  }
}
