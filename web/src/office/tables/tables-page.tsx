import { tables } from '@guyub/contract/tables'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const all = answerOrLeave(request, await visitOf(context).call(tables, {}))
  // With one door there is nothing to choose.
  if (all.length === 1 && all[0]) throw redirect(`/kantor/tabel/${all[0].service}`)
  return all
}

/** The services whose requests come as tables from elsewhere. */
export default function Tables() {
  const all = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader title={t('office.tables')} lead={t('tables.index_lead')} />
      {all.length === 0 && <EmptyState title={t('tables.none')}>{t('tables.none_text')}</EmptyState>}
      <ul className="plain-list">
        {all.map(({ service, title, system }) => (
          <li key={service}>
            <a href={`/kantor/tabel/${service}`}>{t('tables.title', { service: of(title), system })}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
