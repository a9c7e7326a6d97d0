import type { ItemView } from '@guyub/contract/evaluation'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { IntentForm } from './form.tsx'
import { Moment } from './moment.tsx'

interface QuestionsProps {
  readonly item: ItemView
  readonly mayReply: boolean
  readonly command: string
}

/** What the panel asked about an item, and what the region replied, with both times. */
export function Questions({ item, mayReply, command }: QuestionsProps) {
  const { t } = useWords()
  return item.questions.map((each) => (
    <section key={each.id} className="notice" data-tone={each.reply === null ? 'late' : 'info'}>
      <div className="stack">
        <p lang="id" className="as-written">
          {each.question}
        </p>
        <p className="small quiet">
          {t('round.asked')} <Moment at={each.askedAt} /> · {t('round.reply_until')}{' '}
          <Moment at={each.dueAt} />
        </p>
        {each.reply !== null && each.repliedAt !== null ? (
          <p lang="id" className="as-written">
            {each.reply}{' '}
            <span className="small quiet">
              <Moment at={each.repliedAt} />
              {each.isLate && ` · ${t('round.late')}`}
            </span>
          </p>
        ) : (
          mayReply && (
            <IntentForm intent="reply" command={command} item={item.key}>
              <input type="hidden" name="question" value={each.id} />
              <LongField name="reply" id={`reply-${each.id}`} label={t('round.reply')} required />
              <div>
                <Button>{t('round.reply')}</Button>
              </div>
            </IntentForm>
          )
        )}
      </div>
    </section>
  ))
}
