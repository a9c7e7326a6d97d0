import { planMap } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import { RegionMap } from '../registry/region-map.tsx'
import { SampleMark } from './sample-mark.tsx'
import { VersionMark } from './version-mark.tsx'
import { wantedVersion } from './version-query.ts'

const DISTRICT = /^\d{2}\.\d{2}\.\d{2}$/

export async function loader({ request, context }: LoaderFunctionArgs) {
  const version = wantedVersion(request)
  const district = new URL(request.url).searchParams.get('kecamatan') ?? ''
  const asked = { ...(version && { version }), ...(DISTRICT.test(district) && { district }) }
  return answerOrLeave(request, await visitOf(context).call(planMap, asked))
}

/** Four equal steps up to the largest count, each a colour and a pattern. */
function classesOf(largest: number) {
  const step = Math.max(1, Math.ceil(largest / 4))
  return ([1, 2, 3, 4] as const).map((n) => ({
    key: `i${n}` as const,
    from: (n - 1) * step + 1,
    to: n * step,
  }))
}

/** Where the plan's activities are, by district and then by village; every number in a table, too. */
export default function MapPage() {
  const { plan, district, width, height, shapes, areas, everywhere, nowhere, activities } =
    useLoaderData<typeof loader>()
  const { t, own, language } = useWords()
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const classes = classesOf(Math.max(...areas.map((area) => area.activities), 0))
  const classOf = (code: string) => {
    const count = byCode.get(code)?.activities ?? 0
    return classes.find(({ from, to }) => count >= from && count <= to)?.key ?? 'none'
  }
  const here = `/gerakan/rencana/peta?versi=${plan.id}`
  const hrefOf = (code: string) => (district ? '#kegiatan' : `${here}&kecamatan=${code}`)
  const tell = ({ name, activities: count }: { readonly name: string; readonly activities: number }) =>
    t('plan.map_tell', { name, count: formatNumber(count, language) })
  const title = district ? t('plan.map_of', { name: district.name }) : t('plan.map_title')
  return (
    <div className="stack-wide">
      <PageHeader
        title={title}
        lead={<VersionMark plan={plan} />}
        trailLabel={t('shell.trail')}
        trail={[
          { href: `/gerakan?versi=${plan.id}`, word: t('movement.plan') },
          ...(district ? [{ href: here, word: t('plan.map_whole') }] : []),
        ]}
      />
      <SampleMark isSample={plan.isSample} />
      {!district && <p>{t('plan.map_lead')}</p>}
      {shapes.length > 0 ? (
        <RegionMap
          label={title}
          skip={t('plan.map_skip')}
          {...{ width, height, shapes, hrefOf }}
          borders=""
          fillOf={classOf}
          tellOf={(code) => tell(byCode.get(code) ?? { name: code, activities: 0 })}
          legend={[{ key: 'none', from: 0, to: 0 }, ...classes].map(({ key, from, to }) => ({
            key,
            word:
              key === 'none'
                ? t('plan.map_none')
                : from === to
                  ? String(from)
                  : t('plan.map_from_to', { from, to }),
            count: areas.filter(({ code }) => classOf(code) === key).length,
          }))}
        />
      ) : (
        <p className="quiet">{t('plan.map_no_outlines')}</p>
      )}
      <ul>
        <li>
          {t(district ? 'plan.map_all_district' : 'plan.map_everywhere', {
            count: formatNumber(everywhere, language),
          })}
        </li>
        {!district && <li>{t('plan.map_nowhere', { count: formatNumber(nowhere, language) })}</li>}
      </ul>
      {activities.length > 0 && (
        <section className="stack" id="kegiatan">
          <h2>{t('plan.map_activities')}</h2>
          <ul>
            {activities.map(({ id, title: name, areas: places }) => (
              <li key={id}>
                <a href={`/gerakan/kegiatan/${id}?versi=${plan.id}`}>{own(name).words}</a>{' '}
                <span className="small quiet">
                  {places.flatMap((code) => byCode.get(code)?.name ?? []).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section id="daftar">
        <Table
          caption={t('plan.map_table', { map: title })}
          captionHidden
          rows={areas}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'name',
              title: t('plan.map_area'),
              cell: ({ code, name }) => (district ? name : <a href={hrefOf(code)}>{name}</a>),
            },
            {
              key: 'count',
              title: t('plan.map_count'),
              align: 'end',
              cell: ({ activities: count }) => formatNumber(count, language),
            },
          ]}
        />
      </section>
    </div>
  )
}
