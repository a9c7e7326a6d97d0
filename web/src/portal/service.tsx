import type { Requirement, Span } from '@guyub/contract/definition'
import { service } from '@guyub/contract/services'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatClock } from '../kernel/format.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { ButtonLink } from '../ui/button/button.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { VisitsSection } from './hospital/visits-section.tsx'
import { BookingSection } from './service/booking-section.tsx'
import { LedgerSection } from './service/ledger-section.tsx'
import { partsOf } from './service/parts.ts'
import { QueueSection } from './service/queue-section.tsx'
import '../words/disclosure-words.ts'
import '../words/satisfaction-words.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const reply = await visit.call(service, { service: params.service ?? '' })
  if (!reply.ok) throw new Response(null, { status: reply.problem.status === 500 ? 500 : 404 })
  const { service: definition, handler } = reply.answer
  const { key, title, summary, dimension, fee, law, version, requirements } = definition
  return {
    service: { key, title, summary, dimension, fee, law, version, requirements },
    products: (definition.case?.products ?? []).map(({ key, title, promise, paces, basis, later }) => ({
      ...{ key, title, promise, paces, basis, later },
    })),
    intake: definition.case?.intake ?? [],
    hasYearbook: definition.case?.yearly !== undefined,
    handler: handler?.name ?? null,
    isAsked: definition.case !== undefined,
    parts: await partsOf(definition, visit, new URL(request.url).searchParams),
  }
}

const HOW = ['portal.how_1', 'portal.how_2', 'portal.how_3'] as const
const HOW_ONESELF = ['portal.how_oneself_1', 'portal.how_oneself_2', 'portal.how_oneself_3'] as const

export default function Service() {
  const { service, products, intake, handler, hasYearbook, isAsked, parts } = useLoaderData<typeof loader>()
  const { regionName } = useVisit()
  const { t, of } = useWords()
  const isPublic = intake.includes('public')
  const isOnPaper = intake.some((kind) => kind !== 'public')
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={of(service.title)}
        lead={of(service.summary)}
        actions={
          isPublic && (
            <ButtonLink href={`/layanan/${service.key}/ajukan`} icon="arrow">
              {t('portal.apply')}
            </ButtonLink>
          )
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/layanan', word: t('shell.services') }]}
      />
      <div className="two">
        <div className="stack-wide">
          <section className="stack">
            <h2>{t('portal.requirements')}</h2>
            <ul className="requirements">
              {service.requirements.map((requirement) => (
                <RequirementItem key={requirement.key} requirement={requirement} />
              ))}
            </ul>
            <p className="small quiet">{t('portal.scope_note', { region: regionName })}</p>
          </section>
          {isAsked && (
            <section className="stack">
              <h2>{t('portal.how')}</h2>
              <ol className="stack">
                {(isPublic ? HOW_ONESELF : HOW).map((key) => (
                  <li key={key}>{t(key)}</li>
                ))}
              </ol>
            </section>
          )}
          {parts.booking && <BookingSection part={parts.booking} />}
          {parts.ledger && <LedgerSection part={parts.ledger} />}
          {parts.visits && <VisitsSection part={parts.visits} />}
          {parts.queue && <QueueSection part={parts.queue} />}
        </div>
        <aside className="card stack">
          <dl className="facts">
            <dt>{t('portal.fee')}</dt>
            <dd>
              <strong>{of(service.fee)}</strong>
            </dd>
            {isAsked && (
              <>
                <dt>{t('portal.where')}</dt>
                <dd>
                  {intake.map((kind) => t(`portal.intake_${kind}`)).join(', ')}
                  {handler && (
                    <div className="small quiet">{t('portal.handled_by', { office: handler })}</div>
                  )}
                </dd>
              </>
            )}
            <dt>{t('portal.law')}</dt>
            <dd>{service.law.join(' · ')}</dd>
          </dl>
          {products.length > 0 && <h2>{t('portal.products')}</h2>}
          {products.map(({ key, title, promise, paces, basis, later }) => (
            <div key={key} className="product">
              <strong>{of(title)}</strong>
              <SpanWords span={promise} />
              {later && <span className="small quiet">{t('portal.product_later')}</span>}
              {paces.map((pace) => (
                <span key={JSON.stringify(pace.when)} className="small quiet">
                  {of(pace.label)}: <SpanWords span={pace.promise} />
                  {pace.basis && pace.basis.id !== basis?.id && ` ${of(pace.basis)}`}
                </span>
              ))}
              {basis && <span className="small quiet">{of(basis)}</span>}
            </div>
          ))}
          {isOnPaper && (
            <p>
              <a href={`/layanan/${service.key}/formulir`}>{t('paper.link')}</a>
            </p>
          )}
          <p>
            <a href="/kepuasan">{t('satisfaction.of_service')}</a>
            {isAsked && (
              <>
                <br />
                <a href="/janji">{t('promises.title')}</a>
              </>
            )}
          </p>
          {hasYearbook && (
            <p>
              <a href={`/layanan/${service.key}/laporan`}>{t('yearbook.read')}</a>
            </p>
          )}
          <p className="small quiet">
            {t('portal.complain')} {t('portal.version', { version: service.version })}.
          </p>
        </aside>
      </div>
    </div>
  )
}

function RequirementItem({ requirement }: { readonly requirement: Requirement }) {
  const { t, of } = useWords()
  const { label, when, substitute, scope, source } = requirement
  return (
    <li>
      <span>{of(label)}</span>
      {when && <span className="small quiet">{of(when)}</span>}
      {substitute && (
        <span className="small quiet">{t('portal.requirement_instead', { substitute: of(substitute) })}</span>
      )}
      <span className="scope" data-scope={scope}>
        {t(scope === 'local' ? 'portal.local' : 'portal.national')}
      </span>
      <span className="small quiet">
        {t('portal.requirement_source')}{' '}
        {source === 'INFERENCE' ? t('portal.source_ours') : <Source text={source} />}
      </span>
    </li>
  )
}

/** Where it was read: addresses can be followed, by the name of their site. */
function Source({ text }: { readonly text: string }) {
  return text.split(/(https?:\/\/[^\s)]+)/).map((part, index) =>
    index % 2 ? (
      <a key={part} href={part} rel="noreferrer">
        {new URL(part).host}
      </a>
    ) : (
      part
    ),
  )
}

function SpanWords({ span }: { readonly span: Span }) {
  const { t, language } = useWords()
  return <span>{words()}</span>

  function words() {
    if ('workingMinutes' in span)
      return t('portal.span_hours', { hours: Math.ceil(span.workingMinutes / 60) })
    if (span.closingOfDay === 1) return t('portal.span_next_day')
    if (span.closingOfDay > 0) return t('portal.span_by_day', { day: span.closingOfDay })
    return span.cutOff
      ? t('portal.span_same_day', { cutOff: formatClock(span.cutOff, language) })
      : t('portal.span_same_day_plain')
  }
}
