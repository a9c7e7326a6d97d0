import type { communityInbox } from '@guyub/contract/communities'
import type { z } from 'zod'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'

/** One idea or comment that nobody sees yet, with the two answers to it. */
export function WaitingWords({
  words,
}: {
  readonly words: z.output<typeof communityInbox.answer>['words'][number]
}) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  const { kind, id, community, title, text, at } = words
  return (
    <form method="post" className="card stack">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="words" value={id} />
      <div>
        <h3>{t(kind === 'idea' ? 'communities.kind_idea' : 'communities.kind_comment', { title })}</h3>
        <p className="quiet small">
          <span lang="id">{community}</span> · {formatMoment(at, language, zone)}
        </p>
      </div>
      <p lang="id" style={{ whiteSpace: 'pre-line' }}>
        {text}
      </p>
      <Field
        name="reason"
        id={`reason-${id}`}
        label={t('communities.reason')}
        hint={t('communities.reason_hint')}
        optional={t('shell.optional')}
        maxLength={500}
        width="full"
      />
      <div className="row">
        <Button name="verdict" value="passed" icon="check">
          {t('communities.pass')}
        </Button>
        <Button name="verdict" value="refused" kind="second">
          {t('communities.refuse')}
        </Button>
      </div>
    </form>
  )
}
