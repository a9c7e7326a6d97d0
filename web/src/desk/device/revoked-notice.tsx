import { useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'

/** Says above everything else that the office took this laptop out of use, and what to do when that was a mistake. */
export function RevokedNotice() {
  const { device, registerAgain } = useDesk()
  const { t } = useWords()
  const [isBusy, setIsBusy] = useState(false)
  if (!device?.isRevoked) return null
  return (
    <Notice tone="broken" title={t('devices.revoked_here')}>
      <p style={{ marginBlockEnd: 8 }}>{t('devices.revoked_here_text')}</p>
      <Button
        type="button"
        kind="second"
        size="small"
        disabled={isBusy}
        onClick={() => {
          setIsBusy(true)
          void registerAgain().finally(() => setIsBusy(false))
        }}
      >
        {t('devices.register_again')}
      </Button>
    </Notice>
  )
}
