import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'

interface SessionsProps {
  readonly sessions: readonly {
    readonly id: string
    readonly createdAt: string
    readonly device: string
    readonly isThis: boolean
  }[]
}

/** Where this account is signed in. One button ends all but this one: whoever is unsure need not choose. */
export function Sessions({ sessions }: SessionsProps) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  return (
    <section className="stack">
      <h2>{t('portal.account_sessions')}</h2>
      <ul className="stack">
        {sessions.map(({ id, createdAt, device, isThis }) => (
          <li key={id}>
            {formatMoment(createdAt, language, zone)}
            {isThis && <strong> · {t('portal.account_this')}</strong>}
            {device && <div className="small quiet">{device}</div>}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post">
          <input type="hidden" name="intent" value="sessions" />
          <Button kind="second" icon="lock">
            {t('portal.account_end_others')}
          </Button>
        </form>
      )}
    </section>
  )
}
