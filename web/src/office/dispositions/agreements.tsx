import { dataAgreements, dispositionSettings } from '@guyub/contract/dispositions'
import { me } from '@guyub/contract/identity'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import { AgreementStanding } from './agreement-standing.tsx'
import './dispositions.css'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const { agreements } = answerOrLeave(request, await call(dataAgreements, {}))
  const [who, settings] = await Promise.all([call(me, {}), call(dispositionSettings, {})])
  const mayPropose = who.ok && (who.answer.acting?.permissions.includes('dispositions.agree') ?? false)
  return { agreements, mayPropose, today: settings.ok ? settings.answer.today : '' }
}

/** Which office lets which other read what, and until when. */
export default function Agreements() {
  const { agreements, mayPropose, today } = useLoaderData<typeof loader>()
  const { t, of, language } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('office.agreements')}
        lead={t('dispositions.agreements_lead')}
        actions={
          mayPropose && (
            <ButtonLink href="/kantor/perjanjian-data/usul" icon="plus">
              {t('dispositions.propose')}
            </ButtonLink>
          )
        }
      />
      {agreements.length === 0 ? (
        <EmptyState title={t('dispositions.agreements_none')}>
          {t('dispositions.agreements_none_text')}
        </EmptyState>
      ) : (
        <Table
          caption={t('office.agreements')}
          captionHidden
          rows={agreements}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              title: t('dispositions.agreement_title'),
              cell: ({ id, title, isSample }) => (
                <>
                  <a href={`/kantor/perjanjian-data/${id}`} lang="id">
                    {title}
                  </a>{' '}
                  {isSample && <span className="small quiet">({t('dispositions.sample')})</span>}
                </>
              ),
            },
            { key: 'provider', title: t('dispositions.provider'), cell: ({ provider }) => provider.name },
            { key: 'consumer', title: t('dispositions.consumer'), cell: ({ consumer }) => consumer.name },
            { key: 'service', title: t('dispositions.service'), cell: ({ service }) => of(service.title) },
            {
              key: 'until',
              title: t('dispositions.expires_on'),
              cell: ({ expiresOn }) => formatShortDay(`${expiresOn}T00:00:00Z`, language, 'UTC'),
            },
            {
              key: 'state',
              title: t('dispositions.state'),
              cell: (one) => <AgreementStanding one={one} today={today} />,
            },
            { key: 'reads', title: t('dispositions.reads'), align: 'end', cell: ({ reads }) => reads },
          ]}
        />
      )}
    </div>
  )
}
