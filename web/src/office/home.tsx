import { me } from '@guyub/contract/identity'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { openDoors } from '../kernel/open-doors.ts'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { OFFICE_MENU } from './frame.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { acting } = answerOrLeave(request, await visitOf(context).call(me, {}))
  const open = openDoors(OFFICE_MENU, acting?.permissions ?? [])
  // With one door there is nothing to choose.
  if (open.length === 1 && open[0]) throw redirect(open[0].href)
  return { open }
}

/** The doors of the office that this person may open. */
export default function Home() {
  const { open } = useLoaderData<typeof loader>()
  const { t } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader title={t('office.menu')} lead={t('office.lead')} />
      {open.length === 0 && <EmptyState title={t('office.menu')}>{t('office.none')}</EmptyState>}
      <ul className="plain-list">
        {open.map(({ href, word }) => (
          <li key={href}>
            <a href={href}>{t(word)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
