import { classes, sites } from '@guyub/contract/booking'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { whenWords } from '../../kernel/slot-words.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/booking-words.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const [all, coming] = await Promise.all([call(sites, {}), call(classes, {})])
  if (!all.ok) throw new Response(all.problem.code, { status: all.problem.status || 500 })
  return { sites: all.answer, classes: coming.ok ? coming.answer : [] }
}

/** Where something can be booked, classes that are to come, and the way to one's own booking. */
export default function Places() {
  const { sites: all, classes: coming } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const services = [...new Map(all.map((site) => [site.service, site.serviceTitle]))]
  return (
    <div className="wide stack-wide">
      <PageHeader title={t('place.title')} lead={t('place.lead')} />
      {all.length === 0 && <EmptyState title={t('place.none')}>{t('place.none_text')}</EmptyState>}
      {services.map(([service, title]) => (
        <section key={service} className="stack">
          <h2>{of(title)}</h2>
          <ul className="service-list">
            {all
              .filter((site) => site.service === service)
              .map((site) => (
                <li key={site.id} className="card stack">
                  <h3 lang="id">
                    <a href={`/tempat/${site.id}`}>{site.name}</a>
                  </h3>
                  <p className="small quiet" lang="id">
                    {site.address}
                  </p>
                  <p className="small">{t('place.spaces_count', { count: site.spaces })}</p>
                </li>
              ))}
          </ul>
          <p>
            <a href={`/tempat/pemakaian/${service}`}>{t('place.use_link', { service: of(title) })}</a>
          </p>
        </section>
      ))}
      {coming.length > 0 && (
        <section className="stack">
          <h2>{t('place.classes')}</h2>
          <ul className="plain-list stack">
            {coming.map((each) => (
              <li key={each.id}>
                <a href={`/tempat/kelas/${each.id}`} lang="id">
                  {each.title}
                </a>
                <div className="small quiet">
                  {whenWords(each.startsAt, each.endsAt, language, zone)} · <span lang="id">{each.site}</span>{' '}
                  ·{' '}
                  {each.status === 'open'
                    ? t('place.seats_left', { left: Math.max(0, each.seats - each.taken), seats: each.seats })
                    : t(each.status === 'cancelled' ? 'place.class_cancelled' : 'place.class_closed')}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form method="get" action="/tempat/kode" className="card stack">
        <h2>{t('place.own')}</h2>
        <Field
          name="kode"
          label={t('place.code')}
          hint={t('place.code_hint')}
          required
          maxLength={40}
          width="medium"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <div>
          <Button kind="second">{t('place.look')}</Button>
        </div>
      </form>
    </div>
  )
}
