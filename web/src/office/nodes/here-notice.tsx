import type { hereIs } from '@guyub/contract/nodes'
import type { z } from 'zod'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'

type Here = NonNullable<z.output<typeof hereIs.answer>['node']>

/** At a node: how far it is in step with the regency, and a button to try now. */
export function HereNotice({ here }: { readonly here: Here }) {
  const { t, ofCode, language } = useWords()
  const { zone } = useVisit()
  if (here.revokedAt) return <Notice tone="broken">{t('nodes.here_revoked')}</Notice>
  const { name, lastMetAt, lastFault, waiting, refused } = here
  return (
    <Notice tone={lastFault ? 'late' : 'done'} title={t('nodes.here')}>
      <p>
        {lastMetAt
          ? t('nodes.here_text', { name, when: formatMoment(lastMetAt, language, zone) })
          : t('nodes.here_never', { name })}{' '}
        {t('nodes.waiting_text', { waiting, refused })}.
      </p>
      {lastFault && <p>{t('nodes.here_fault', { fault: ofCode(lastFault) })}</p>}
      <form method="post" className="node-sync">
        <input type="hidden" name="intent" value="sync" />
        <Button kind="second" size="small" icon="upload">
          {t('nodes.sync')}
        </Button>
      </form>
    </Notice>
  )
}
