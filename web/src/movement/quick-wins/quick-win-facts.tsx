import type { QuickWinView } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import { useQuickWinWords } from './quick-win-words.ts'

interface QuickWinFactsProps {
  readonly view: QuickWinView
  readonly paperKinds: readonly { readonly key: string; readonly label: string }[]
}

/** Why it was nominated, chosen or not, what it hangs from and how it ended. */
export function QuickWinFacts({ view, paperKinds }: QuickWinFactsProps) {
  const { t, of } = useWords()
  const { day } = useQuickWinWords()
  const { line, service, indicator, activity, launchPaper } = view
  const kind = paperKinds.find(({ key }) => key === launchPaper?.kind)?.label ?? launchPaper?.kind
  return (
    <dl className="facts">
      <dt>{t('quickwin.reason')}</dt>
      <dd lang="id">{view.reason}</dd>
      {line.continues && (
        <>
          <dt>{t('quickwin.continues_label')}</dt>
          <dd lang="id">
            {line.continues.id ? (
              <a href={`/gerakan/quick-win/${line.continues.id}`}>{line.continues.title}</a>
            ) : (
              line.continues.title
            )}
          </dd>
        </>
      )}
      {line.why && line.decidedOn && (
        <>
          <dt>{t(line.phase === 'not-chosen' ? 'quickwin.why_not' : 'quickwin.why_chosen')}</dt>
          <dd>
            <span lang="id">{line.why}</span> <span className="quiet small">({day(line.decidedOn)})</span>
          </dd>
        </>
      )}
      {line.launchBy && (
        <>
          <dt>{t('quickwin.launch_by')}</dt>
          <dd>{day(line.launchBy)}</dd>
        </>
      )}
      {line.launchedOn && launchPaper && (
        <>
          <dt>{t('quickwin.launched')}</dt>
          <dd>
            {day(line.launchedOn)} · {kind && `${kind}: `}
            <span lang="id">{launchPaper.paper}</span>
          </dd>
        </>
      )}
      {activity && (
        <>
          <dt>{t('quickwin.activity')}</dt>
          <dd lang="id">
            <a href={`/gerakan/kegiatan/${activity.id}`}>{activity.title}</a>
          </dd>
        </>
      )}
      {service && (
        <>
          <dt>{t('quickwin.service')}</dt>
          <dd>
            <a href={`/layanan/${service.key}`}>{service.title ? of(service.title) : service.key}</a>
          </dd>
        </>
      )}
      {indicator && (
        <>
          <dt>{t('quickwin.indicator')}</dt>
          <dd>
            <a href={`/gerakan/indikator/${indicator.key}`}>
              {indicator.title ? of(indicator.title) : indicator.key}
            </a>
          </dd>
        </>
      )}
      {view.conclusion && line.concludedOn && (
        <>
          <dt>{t('quickwin.conclusion')}</dt>
          <dd>
            <span lang="id">{view.conclusion}</span>{' '}
            <span className="quiet small">({day(line.concludedOn)})</span>
          </dd>
        </>
      )}
    </dl>
  )
}
