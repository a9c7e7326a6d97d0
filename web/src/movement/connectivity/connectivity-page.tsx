import { newCommandId } from '@guyub/contract/command'
import { CONNECTIONS, connectivity, testConnectivity } from '@guyub/contract/plan'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { SavedMark } from '../plan/saved-mark.tsx'
import { RegionMap } from '../registry/region-map.tsx'
import { AreaTable } from './area-table.tsx'
import { TestForm } from './test-form.tsx'

const DISTRICT = /^\d{2}\.\d{2}\.\d{2}$/

export async function loader({ request, context }: LoaderFunctionArgs) {
  const district = new URL(request.url).searchParams.get('kecamatan') ?? ''
  const reply = await visitOf(context).call(connectivity, DISTRICT.test(district) ? { district } : {})
  return {
    view: answerOrLeave(request, reply),
    command: newCommandId(),
    today: visitOf(context).today,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const speed = (name: string) => (said(name) ? { [name]: Number(said(name).replace(',', '.')) } : {})
  const reply = await visitOf(context).call(testConnectivity, {
    ...{ commandId: said('command'), area: said('area'), testedOn: said('testedOn') },
    kind: CONNECTIONS.find((one) => one === said('kind')) ?? 'none',
    ...speed('down'),
    ...speed('up'),
    ...(said('means') && { means: said('means') }),
  })
  if (reply.ok) return redirect(`/gerakan/konektivitas?kecamatan=${said('area').slice(0, 8)}&simpan=ya`, 303)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

// Colour and pattern of the map: a district is told by its worst, a village by its own.
const CLASSES = { fibre: 'i4', satellite: 'i3', mobile: 'i2', none: 'i1', unknown: 'none' } as const
const DISTRICT_CLASSES = { all: 'i4', some: 'i2', without: 'i1', unknown: 'none' } as const

/** How villages are connected: a map and a table, by district and then village by village. */
export default function ConnectivityPage() {
  const { view, command, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const { district, areas, shapes, width, height, mayTest } = view
  const byCode = new Map(areas.map((area) => [area.code, area]))
  type Area = (typeof areas)[number]
  const standing = ({ villages, without, unknown }: Area) =>
    without ? 'without' : unknown === villages ? 'unknown' : unknown ? 'some' : 'all'
  const told = (area: Area) =>
    district ? t(`connectivity.kind_${area.kind ?? 'unknown'}`) : t(`connectivity.district_${standing(area)}`)
  const classOf = (code: string) => {
    const area = byCode.get(code)
    if (!area) return 'none'
    return district ? CLASSES[area.kind ?? 'unknown'] : DISTRICT_CLASSES[standing(area)]
  }
  const legend = district
    ? (['fibre', 'satellite', 'mobile', 'none', 'unknown'] as const).map((key) => ({
        ...{ key: CLASSES[key], word: t(`connectivity.kind_${key}`) },
        count: areas.filter(({ kind }) => (kind ?? 'unknown') === key).length,
      }))
    : (['all', 'some', 'without', 'unknown'] as const).map((key) => ({
        ...{ key: DISTRICT_CLASSES[key], word: t(`connectivity.district_${key}`) },
        count: areas.filter((area) => standing(area) === key).length,
      }))
  const title = district ? t('connectivity.of', { name: district.name }) : t('connectivity.title')
  const mayHere = areas.filter(
    ({ code }) => mayTest !== null && (code === mayTest || code.startsWith(`${mayTest}.`)),
  )
  return (
    <div className="stack-wide">
      <PageHeader
        title={title}
        lead={t('connectivity.lead')}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan', word: t('movement.plan') },
          ...(district ? [{ href: '/gerakan/konektivitas', word: t('connectivity.title') }] : []),
        ]}
      />
      {result?.problem ? <Notice tone="broken">{ofCode(result.problem)}</Notice> : <SavedMark />}
      {shapes.length > 0 && (
        <RegionMap
          label={title}
          skip={t('connectivity.skip')}
          {...{ width, height, shapes }}
          borders=""
          hrefOf={(code) => (district ? '#daftar' : `/gerakan/konektivitas?kecamatan=${code}`)}
          fillOf={classOf}
          tellOf={(code) => {
            const area = byCode.get(code)
            return area ? `${area.name}: ${told(area)}` : code
          }}
          legend={legend}
        />
      )}
      <section className="stack" id="daftar">
        <h2>{t(district ? 'connectivity.villages' : 'connectivity.districts')}</h2>
        <AreaTable
          areas={areas}
          isDistrict={district !== null}
          caption={t(district ? 'connectivity.villages' : 'connectivity.districts')}
        />
      </section>
      {district && mayHere.length > 0 && <TestForm villages={mayHere} command={command} today={today} />}
      {!district && mayTest && mayTest.length > 5 && (
        <p>
          <a href={`/gerakan/konektivitas?kecamatan=${mayTest.slice(0, 8)}`}>{t('connectivity.own')}</a>
        </p>
      )}
    </div>
  )
}
