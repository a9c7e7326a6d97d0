import { isNation } from '@guyub/contract/regions'
import { services } from '@guyub/contract/services'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { ButtonLink } from '../ui/button/button.tsx'
import { SearchForm } from './search-form.tsx'
import { ServiceList } from './service-list.tsx'
import { TrackForm } from './track-form.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const { call, region } = visitOf(context)
  // Nobody asks the centre for a certificate.
  if (isNation(region)) throw redirect('/gerakan/daerah')
  const reply = await call(services, {})
  return { services: reply.ok ? reply.answer : [] }
}

/** Within three seconds: where am I, what can I do here, what happens next. */
export default function Home() {
  const { services } = useLoaderData<typeof loader>()
  const { regionName } = useVisit()
  const { t } = useWords()
  return (
    <>
      <title>{`${regionName} · Guyub`}</title>
      <section className="hero kawung">
        <div className="wide">
          <h1>{t('portal.hero')}</h1>
          <p>{t('portal.hero_lead', { region: regionName })}</p>
          <SearchForm />
        </div>
      </section>
      <div className="wide stack-wide" style={{ paddingTop: 32 }}>
        <div className="doors">
          <section className="card stack">
            <div>
              <h2>{t('portal.track_title')}</h2>
              <p className="quiet">{t('portal.track_lead')}</p>
            </div>
            <TrackForm isShort />
          </section>
          <section className="card stack">
            <div>
              <h2>{t('portal.check_title')}</h2>
              <p className="quiet">{t('portal.check_lead')}</p>
            </div>
            <div>
              <ButtonLink href="/cek" kind="second" icon="shield">
                {t('portal.check_button')}
              </ButtonLink>
            </div>
          </section>
        </div>
        <section className="stack">
          <h2>{t('portal.services_title')}</h2>
          <ServiceList services={services} level={3} />
        </section>
      </div>
    </>
  )
}
