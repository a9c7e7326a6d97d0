import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'

interface MessagesProps {
  /** Null where the request names no address. */
  readonly isStopped: boolean | null
  readonly pushKey: string | null
}

/** Whether the family is written to, and by which browser it is told besides. Offering the browser needs script. */
export function Messages({ isStopped, pushKey }: MessagesProps) {
  const { t } = useWords()
  if (isStopped === null && !pushKey) return null
  return (
    <section className="stack screen-only" aria-labelledby="messages">
      <h2 id="messages">{t('portal.follow_messages')}</h2>
      {isStopped !== null && (
        <form method="post" className="row">
          <input type="hidden" name="intent" value={isStopped ? 'start-messages' : 'stop-messages'} />
          <span className="small quiet">
            {t(isStopped ? 'portal.follow_messages_off' : 'portal.follow_messages_on')}
          </span>
          <Button kind="second" size="small">
            {t(isStopped ? 'portal.follow_start' : 'portal.follow_stop')}
          </Button>
        </form>
      )}
      {pushKey && (
        <form method="post" className="row" data-push-key={pushKey} hidden>
          <input type="hidden" name="intent" value="push" />
          <input type="hidden" name="subscription" />
          <Button kind="second" size="small">
            {t('portal.follow_push')}
          </Button>
        </form>
      )}
      <div data-push-refused="" hidden>
        <Notice tone="late">{t('portal.follow_push_denied')}</Notice>
      </div>
      <script type="module" src="/plain/tell-browser.js" />
    </section>
  )
}
