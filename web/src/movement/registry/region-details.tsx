import type { memberDetails, Selection } from '@guyub/contract/movement'
import type { z } from 'zod'
import { formatMoment, formatNumber } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { formatKnownDay } from './known-day.ts'

type Entry = z.output<typeof memberDetails.answer>[number]

interface RegionDetailsProps {
  /** Every version of the parameters: what an answer is the answer to. */
  readonly selections: readonly Selection[]
  readonly entries: readonly Entry[]
  readonly mayCorrect: boolean
  readonly today: string
}

/** What the ministry and the province read besides: every entry as it was recorded, with answers, interviews and corrections. */
export function RegionDetails({ entries, selections, mayCorrect, today }: RegionDetailsProps) {
  const { t } = useWords()
  if (!entries.length) return null
  return (
    <section className="stack">
      <h2>{t('registry.details')}</h2>
      <p className="quiet">{t('registry.details_lead')}</p>
      {entries.map((entry) => (
        <DetailEntry
          key={entry.id}
          entry={entry}
          selections={selections}
          mayCorrect={mayCorrect}
          today={today}
        />
      ))}
    </section>
  )
}

function DetailEntry({
  entry,
  selections,
  mayCorrect,
  today,
}: Omit<RegionDetailsProps, 'entries'> & { readonly entry: Entry }) {
  const { t, of, language } = useWords()
  const { zone } = useVisit()
  const title = entry.kind === 'annulled' ? t('registry.step_annulled') : t(`registry.step_${entry.kind}`)
  const asked = selections.find(({ key }) => key === entry.selection)?.parameters ?? []
  const labelOf = (wanted: string) => {
    const parameter = asked.find(({ key }) => key === wanted)
    return parameter ? of(parameter.label) : wanted
  }
  const isOpen = mayCorrect && !entry.isCorrected && entry.kind !== 'annulled'
  return (
    <article className="card stack">
      <h3>
        {entry.isCorrected ? <s>{title}</s> : title} · {formatKnownDay(entry.on, language)}
        {entry.isCorrected && <span className="quiet"> ({t('registry.is_corrected')})</span>}
      </h3>
      <p className="small quiet">
        {entry.recordedBy
          ? t('registry.recorded_by', {
              name: entry.recordedBy,
              at: formatMoment(entry.recordedAt, language, zone),
            })
          : t('registry.recorded_from_source')}
        {entry.letter && ` · ${t('registry.letter_is', { letter: entry.letter })}`}
      </p>
      {entry.note && <p lang="id">{entry.note}</p>}
      {entry.assessor && (
        <p>
          {t('registry.interview_by', { name: entry.assessor })}
          {entry.result && ` ${t(`registry.result_${entry.result}`)}.`}
        </p>
      )}
      {entry.answers && (
        <dl className="facts">
          {Object.entries(entry.answers).map(([key, value]) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>{labelOf(key)}</dt>
              <dd>{typeof value === 'number' ? formatNumber(value, language, 6) : value}</dd>
            </div>
          ))}
        </dl>
      )}
      {isOpen && (
        <details>
          <summary>{t('registry.correct')}</summary>
          <form method="post" className="stack">
            <input type="hidden" name="intent" value="correct" />
            <input type="hidden" name="step" value={entry.id} />
            <Choice
              name="how"
              id={`${entry.id}-how`}
              label={t('registry.correct_how')}
              value="replace"
              options={[
                { key: 'replace', label: t('registry.correct_replace') },
                { key: 'annul', label: t('registry.correct_annul') },
              ]}
            />
            <div className="pair">
              <Field
                name="on"
                id={`${entry.id}-on`}
                type="date"
                label={t('registry.on')}
                defaultValue={entry.on.day}
                max={today}
                width="short"
              />
              <Field
                name="letter"
                id={`${entry.id}-letter`}
                label={t('registry.letter')}
                defaultValue={entry.letter ?? ''}
                optional={t('registry.optional')}
                maxLength={200}
              />
            </div>
            <Field
              name="reason"
              id={`${entry.id}-reason`}
              label={t('registry.reason')}
              required
              maxLength={2000}
            />
            <div>
              <Button kind="second">{t('registry.correct')}</Button>
            </div>
          </form>
        </details>
      )}
    </article>
  )
}
