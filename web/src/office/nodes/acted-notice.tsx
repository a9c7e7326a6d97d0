import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import type { Acted } from './act-on-nodes.ts'

/** What became of what somebody just asked for, in a sentence. */
export function ActedNotice({ acted }: { readonly acted: Acted | undefined }) {
  const { t, ofCode, language } = useWords()
  const { zone } = useVisit()
  if (!acted || ('done' in acted && acted.done === 'invited')) return null
  if ('problem' in acted) return <Notice tone="broken">{ofCode(acted.problem)}</Notice>
  switch (acted.done) {
    case 'imported':
      return (
        <Notice tone="done">
          {t('nodes.imported', {
            ...{ taken: acted.taken, known: acted.known },
            when: formatMoment(acted.madeAt, language, zone),
          })}
        </Notice>
      )
    case 'synced':
      return acted.fault ? (
        <Notice tone="late">{t('nodes.here_fault', { fault: ofCode(acted.fault) })}</Notice>
      ) : (
        <Notice tone="done">{t('nodes.synced', { passed: acted.passed })}</Notice>
      )
    case 'handed_over':
      return <Notice tone="done">{t('nodes.handed_over', { count: acted.count })}</Notice>
    case 'decided':
      if (acted.state === 'refused') return <Notice tone="late">{t('nodes.decided_again_refused')}</Notice>
      return <Notice tone="done">{t(acted.state === 'done' ? 'nodes.decided_done' : 'nodes.decided')}</Notice>
    case 'revoked':
      return <Notice tone="done">{t('nodes.decided_done')}</Notice>
  }
}
