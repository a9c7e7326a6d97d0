import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { useDesk } from '../desk-context.ts'
import { type ServiceItem, servicesOnDevice } from '../device/reference.ts'
import { waitingOf } from '../outbox/outbox.ts'
import type { Draft } from './draft.ts'
import { PaperCode } from './paper-code.tsx'

/** Which service is it? And what was begun and not finished. */
export default function ChooseService() {
  const { local, region } = useDesk()
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const [services, setServices] = useState<readonly ServiceItem[]>([])
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  const [kept, setKept] = useState<readonly Draft[]>([])
  const [paperCode, setPaperCode] = useState('')

  useEffect(() => {
    if (!local) return
    void servicesOnDevice(local.store, region).then(setServices)
    void Promise.all([local.vault.all<Draft>('draft'), waitingOf(local.vault)]).then(([all, waiting]) => {
      const filed = new Set(waiting.map(({ caseId }) => caseId))
      setKept(all)
      setDrafts(all.filter(({ id }) => !filed.has(id)))
    })
  }, [local, region])

  return (
    <div className="stack-wide">
      <PageHeader title={t('desk.new')} lead={t('desk.new_lead')} />
      {services.length === 0 && (
        <EmptyState title={t('desk.no_services')}>{t('desk.no_services_text')}</EmptyState>
      )}
      <PaperCode drafts={kept} onNew={setPaperCode} />
      {paperCode && (
        <Notice tone="done" title={t('counter.paper_new', { code: paperCode })}>
          {t('counter.paper_new_text')}
        </Notice>
      )}
      <ul className="service-list">
        {services.map(({ key, title, summary }) => (
          <li key={key}>
            <Link className="card choice-card" to={`/meja/baru/${key}${paperCode && `?kode=${paperCode}`}`}>
              <strong>{of(title)}</strong>
              <span className="quiet small">{of(summary)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {drafts.length > 0 && (
        <section className="stack">
          <h2>{t('desk.drafts')}</h2>
          <ul className="service-list">
            {drafts.map(({ id, service, startedAt, subject }) => (
              <li key={id}>
                <Link className="card choice-card" to={`/meja/baru/${service}/${id}`}>
                  <strong>{subject || t('desk.draft_unnamed')}</strong>
                  <span className="quiet small">{formatMoment(startedAt, language, zone)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
