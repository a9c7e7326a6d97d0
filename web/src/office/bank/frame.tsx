import { book } from '@guyub/contract/ledger'
import { type LoaderFunctionArgs, Outlet, useLoaderData, useLocation } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/bank-words.ts'
import './bank.css'

const PAGES = [
  { path: '', word: 'bank.overview', needs: [] },
  { path: '/nasabah', word: 'bank.members', needs: ['weigher', 'treasurer', 'chair'] },
  { path: '/harga', word: 'bank.prices', needs: [] },
  { path: '/jual', word: 'bank.sell', needs: ['treasurer', 'chair'] },
  { path: '/bayar', word: 'bank.pay', needs: ['treasurer', 'chair'] },
  { path: '/jemput', word: 'bank.round', needs: [] },
  { path: '/kas', word: 'bank.cash', needs: [] },
  { path: '/jurnal', word: 'bank.journal', needs: [] },
  { path: '/pengurus', word: 'bank.keepers', needs: [] },
] as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return answerOrLeave(request, await visitOf(context).call(book, { bookId: params.bookId ?? '' }))
}

/** One book: what is said on each of its pages, and the way to the others. */
export default function Frame() {
  const its = useLoaderData<typeof loader>()
  const { pathname } = useLocation()
  const { t } = useWords()
  const base = `/kantor/bank/${its.id}`
  // Only a bank with others below it comes by anywhere.
  const below = Object.keys(its.others).some((id) => id !== its.above)
  const open = PAGES.filter(({ path }) => below || path !== '/jemput').filter(
    ({ needs }) => !needs.length || needs.some((duty) => its.duties.includes(duty)),
  )
  return (
    <div className="stack-wide">
      <PageHeader
        title={its.name}
        titleLang="id"
        lead={
          its.duties.length ? its.duties.map((duty) => t(`bank.duty_${duty}`)).join(', ') : t('bank.overseen')
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/bank', word: t('bank.title') }]}
      />
      <nav aria-label={t('bank.pages')} className="bank-pages screen-only">
        <ul>
          {open.map(({ path, word }) => (
            <li key={path}>
              <a href={base + path} aria-current={pathname === base + path ? 'page' : undefined}>
                {t(word)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet context={its} />
    </div>
  )
}
