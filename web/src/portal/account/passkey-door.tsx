import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'

/** In by one's own device instead of password and code; not there where the browser cannot. */
export function PasskeyDoor({ back }: { readonly back: string }) {
  const { t } = useWords()
  return (
    <>
      <div hidden data-passkey-cancelled>
        <Notice tone="late">{t('portal.passkey_cancelled')}</Notice>
      </div>
      <form method="post" data-passkey="sign-in" hidden>
        <input type="hidden" name="back" value={back} />
        <input type="hidden" name="answer" />
        <input type="hidden" name="problem" />
        <Button kind="second" icon="lock">
          {t('portal.passkey_sign_in')}
        </Button>
      </form>
      <script type="module" src="/plain/use-passkey.js" />
    </>
  )
}
