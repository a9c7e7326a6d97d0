import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'

interface OwnContactProps {
  readonly erasedAt: string | null
  readonly command: string
}

/** Who speaks for the community may be forgotten, as the law gives everybody the right to; it cannot be undone. */
export function OwnContact({ erasedAt, command }: OwnContactProps) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  if (erasedAt)
    return <p>{t('communities.contact_erased_on', { when: formatMoment(erasedAt, language, zone) })}</p>
  return (
    <details className="card">
      <summary>
        <strong>{t('communities.erase_contact')}</strong>
      </summary>
      <form method="post" className="stack">
        <p>{t('communities.erase_contact_text')}</p>
        <input type="hidden" name="intent" value="erase-contact" />
        <input type="hidden" name="command" value={command} />
        <label className="choice-option">
          <input type="checkbox" name="sure" value="yes" required /> {t('communities.erase_contact_sure')}
        </label>
        <div>
          <Button kind="danger">{t('communities.erase_contact')}</Button>
        </div>
      </form>
    </details>
  )
}
