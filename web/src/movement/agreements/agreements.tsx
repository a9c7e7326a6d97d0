import { agreements } from '@guyub/contract/movement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { DownloadLinks } from '../../ui/download-links/download-links.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { centreOf } from '../registry/centre.ts'
import { AgreementTable } from './agreement-table.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre, may } = await centreOf(visit)
  const found = answerOrLeave(request, await visit.call(agreements, {}, centre))
  return { found, mayManage: may('movement.manage') }
}

/** Every memorandum, and first those that end soon. */
export default function Agreements() {
  const { found, mayManage } = useLoaderData<typeof loader>()
  const { t } = useWords()
  const ending = found.agreements.filter(({ warning }) => warning !== null)
  const periods = [...found.warnDays].sort((a, b) => b - a).join(', ')
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('mou.title')}
        lead={t('mou.lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/daerah', word: t('registry.title') }]}
        actions={
          mayManage && <ButtonLink href="/gerakan/daerah/mou/rancang">{t('mou.draft_new')}</ButtonLink>
        }
      />
      <section className="stack">
        <h2>{t('mou.ending')}</h2>
        {ending.length === 0 ? (
          <p className="quiet">
            {t('mou.none_ending', { days: [...found.warnDays].sort((a, b) => b - a)[0] ?? 0 })}
          </p>
        ) : (
          <AgreementTable caption={t('mou.ending')} agreements={ending} />
        )}
        <p className="small quiet">{t('mou.warned_at', { periods })}</p>
      </section>
      <section className="stack">
        <h2>{t('mou.all')}</h2>
        {found.agreements.length === 0 ? (
          <EmptyState title={t('mou.none')}>{t('mou.none_text')}</EmptyState>
        ) : (
          <AgreementTable caption={t('mou.all')} agreements={found.agreements} />
        )}
        <DownloadLinks label={t('movement.download')} href={(format) => `/gerakan/unduh/mou/${format}`} />
      </section>
    </div>
  )
}
