import { type FormEvent, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import type { Expected } from './kept-rolls.ts'

interface ExpectedCardProps {
  readonly person: Expected
  readonly onMark: (person: Expected) => Promise<void>
}

/** One delegate at the door: present, absent, or somebody in their place. */
export function ExpectedCard({ person, onMark }: ExpectedCardProps) {
  const { t } = useWords()
  const [asksWho, setAsksWho] = useState(false)
  const [who, setWho] = useState('')
  const { name, from, present, substitute } = person
  async function substituted(event: FormEvent): Promise<void> {
    event.preventDefault()
    const given = who.trim()
    if (!given) return
    setAsksWho(false)
    await onMark({ ...person, present: true, substitute: given })
  }
  return (
    <article className="card stack">
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <div lang="id">
          <strong>{name}</strong>
          <div className="small quiet">{from}</div>
        </div>
        {present !== null && (
          <StateBadge
            tone={present ? 'done' : 'waiting'}
            word={
              substitute
                ? t('cohort.substituted_by', { name: substitute })
                : t(present ? 'cohort.present' : 'cohort.absent')
            }
          />
        )}
      </div>
      <div className="row">
        <Button
          type="button"
          size="small"
          onClick={() => void onMark({ ...person, present: true, substitute: null })}
        >
          {t('cohort.present')}
        </Button>
        <Button type="button" size="small" kind="second" onClick={() => setAsksWho(!asksWho)}>
          {t('cohort.somebody_else')}
        </Button>
        <Button
          type="button"
          size="small"
          kind="second"
          onClick={() => void onMark({ ...person, present: false, substitute: null })}
        >
          {t('cohort.absent')}
        </Button>
      </div>
      {asksWho && (
        <form
          className="row"
          style={{ alignItems: 'flex-end' }}
          onSubmit={(event) => void substituted(event)}
        >
          <Field
            name="who"
            id={`who-${person.id}`}
            label={t('cohort.substitute')}
            value={who}
            maxLength={300}
            width="medium"
            autoFocus
            onChange={(event) => setWho(event.target.value)}
          />
          <Button size="small">{t('cohort.save')}</Button>
        </form>
      )}
    </article>
  )
}
