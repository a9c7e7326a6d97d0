import { team } from '@guyub/contract/decrees'
import { me } from '@guyub/contract/identity'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber, formatShortDay } from '../kernel/format.ts'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button, ButtonLink } from '../ui/button/button.tsx'
import { DownloadLinks } from '../ui/download-links/download-links.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { Field } from '../ui/field/field.tsx'
import { Figure } from '../ui/figure/figure.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { TeamBody } from './decrees/team-body.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const view = answerOrLeave(request, await call(team, {}))
  const who = await call(me, {})
  const mayEdit = who.ok && (who.answer.acting?.permissions.includes('decrees.read') ?? false)
  const query = new URL(request.url).searchParams.get('cari')?.trim() ?? ''
  return { view, mayEdit, query }
}

/** Who answers for what, for everybody: names of people in office, and never how to reach them. */
export default function Team() {
  const { view, mayEdit, query } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const { decree, bodies, offices, unnamed } = view
  const day = (iso: string) => formatShortDay(`${iso}T00:00:00Z`, language, 'UTC')
  const named = offices - unnamed.length
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('decrees.team')}
        lead={t('decrees.team_lead')}
        actions={
          mayEdit && (
            <ButtonLink kind="second" href="/gerakan/tim/keputusan">
              {t('decrees.decrees')}
            </ButtonLink>
          )
        }
      />
      {!decree ? (
        <EmptyState title={t('decrees.no_team')}>{t('decrees.no_team_text')}</EmptyState>
      ) : (
        <>
          {decree.isSample && <Notice tone="late">{t('decrees.sample')}</Notice>}
          <section className="card stack" aria-labelledby="decree">
            <h2 id="decree">{t('decrees.by_decree', { number: decree.number })}</h2>
            <p lang="id">{decree.title}</p>
            <p className="small quiet">
              {t('decrees.holds_from', { day: day(decree.effectiveOn) })}
              {decree.expiresOn && ` · ${t('decrees.holds_until', { day: day(decree.expiresOn) })}`}
            </p>
            <div className="row screen-only">
              <ButtonLink
                kind="second"
                size="small"
                icon="download"
                href={`/gerakan/keputusan/${decree.id}/pdf`}
              >
                PDF
              </ButtonLink>
              <ButtonLink
                kind="second"
                size="small"
                icon="download"
                href={`/gerakan/keputusan/${decree.id}/docx`}
              >
                DOCX
              </ButtonLink>
              {decree.scan && (
                <ButtonLink
                  kind="second"
                  size="small"
                  icon="download"
                  href={`/gerakan/keputusan/${decree.id}/pindaian/${decree.scan.id}`}
                >
                  {t('decrees.signed_scan')}
                </ButtonLink>
              )}
            </div>
            {decree.scan && (
              <p className="small">
                {t('decrees.scan_hash')} <span className="code quiet">{decree.scan.sha256}</span>
              </p>
            )}
          </section>
          <div className="dimensions">
            <Figure
              label={t('decrees.named_offices')}
              value={formatNumber(named, language)}
              unknown="–"
              basis={t('decrees.of_offices', { offices })}
              share={offices ? named / offices : undefined}
            />
            <Figure
              label={t('decrees.unnamed_offices')}
              value={formatNumber(unnamed.length, language)}
              unknown="–"
              basis={t('decrees.unnamed_basis', {
                agencies: count(unnamed, 'agency'),
                districts: count(unnamed, 'district'),
                villages: count(unnamed, 'village'),
              })}
            />
          </div>
          <form method="get" className="row screen-only" style={{ alignItems: 'flex-end' }}>
            <Field name="cari" label={t('decrees.search')} defaultValue={query} width="medium" />
            <Button kind="second">{t('decrees.search_do')}</Button>
          </form>
          {bodies.map((body) => (
            <TeamBody key={body.key} body={body} query={query} day={day} />
          ))}
          <DownloadLinks label={t('movement.download')} href={(format) => `/gerakan/unduh/tim/${format}`} />
        </>
      )}
    </div>
  )
}

function count(offices: readonly { readonly kind: string }[], kind: string): number {
  return offices.filter((office) => office.kind === kind).length
}
