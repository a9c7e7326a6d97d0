import { useState } from 'react'
import { transferUrl } from '../../kernel/call.ts'
import { useWords } from '../../kernel/use-words.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { useDesk } from '../desk-context.ts'

/** What the office issued or handed out here in some days, as rows of the village's book. */
export function TakeBook({ today }: { readonly today: string }) {
  const { region } = useDesk()
  const { t } = useWords()
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`)
  const [until, setUntil] = useState(today)
  return (
    <section className="card stack">
      <h2>{t('letters.take')}</h2>
      <p className="quiet">{t('letters.take_text')}</p>
      <div className="pair">
        <Field
          name="from"
          type="date"
          label={t('letters.from')}
          value={from}
          max={until}
          onChange={(event) => setFrom(event.target.value)}
        />
        <Field
          name="until"
          type="date"
          label={t('letters.until')}
          value={until}
          min={from}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <div>
        <ButtonLink
          kind="second"
          icon="download"
          href={transferUrl(region, '/letters/export', { from, until })}
          download=""
        >
          {t('letters.take_now')}
        </ButtonLink>
      </div>
    </section>
  )
}
