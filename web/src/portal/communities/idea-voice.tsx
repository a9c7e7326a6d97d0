import type { IdeaView } from '@guyub/contract/communities'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { LongField } from '../../ui/field/field.tsx'

interface IdeaVoiceProps {
  readonly view: IdeaView
  readonly own: { readonly id: string; readonly name: string; readonly status: string } | null
  readonly command: string
  readonly typed: string | undefined
}

/** What a community that is in may do here; whoever is not is told how. */
export function IdeaVoice({ view, own, command, typed }: IdeaVoiceProps) {
  const { t } = useWords()
  if (own?.status !== 'verified')
    return (
      <section className="card stack">
        <p>{t('communities.enter_to_speak')}</p>
        <div>
          <ButtonLink href="/komunitas/masuk" kind="second" icon="lock">
            {t('communities.enter')}
          </ButtonLink>
        </div>
      </section>
    )
  const maySupport = own.id !== view.communityId && !view.supporters.includes(own.name)
  return (
    <section className="card stack">
      <h2 lang="id">{t('communities.say', { community: own.name })}</h2>
      {maySupport && (
        <form method="post">
          <input type="hidden" name="command" value={command} />
          <Button name="intent" value="support" icon="check">
            {t('communities.support')}
          </Button>
        </form>
      )}
      <form method="post" className="stack">
        <input type="hidden" name="command" value={command} />
        <LongField
          name="comment"
          label={t('communities.comment')}
          hint={t('communities.propose_text')}
          defaultValue={typed}
          required
          minLength={3}
          maxLength={2000}
          rows={4}
        />
        <div>
          <Button name="intent" value="comment" kind="second">
            {t('communities.comment_send')}
          </Button>
        </div>
      </form>
    </section>
  )
}
