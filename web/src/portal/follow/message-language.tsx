import type { TrackView } from '@guyub/contract/cases'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'

/** For whoever reads this page in another language than the messages to the phone are written in. */
export function MessageLanguage({ view }: { readonly view: z.output<typeof TrackView> }) {
  const { t, language } = useWords()
  if (!view.messageLanguage || view.messageLanguage === language) return null
  return (
    <form method="post" className="row screen-only">
      <input type="hidden" name="intent" value="language" />
      <input type="hidden" name="language" value={language} />
      <span className="small quiet">{t('portal.follow_messages_otherwise')}</span>
      <Button kind="second" size="small">
        {t('portal.follow_messages_like_this')}
      </Button>
    </form>
  )
}
