import { fairness } from '@guyub/contract/booking'
import { communitySubsectors } from '@guyub/contract/communities'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import '../../words/booking-words.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('bulan') ?? ''
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : undefined
  const { call } = visitOf(context)
  const [reply, known] = await Promise.all([
    call(fairness, { service: params.service ?? '', ...(month && { month }) }),
    call(communitySubsectors, {}),
  ])
  if (!reply.ok) throw new Response(null, { status: reply.problem.status === 500 ? 500 : 404 })
  return { ...reply.answer, known: known.ok ? known.answer : [] }
}

/** Who used how much, by purpose: counts, and nobody. */
export default function Use() {
  const { month, openHours, purposes, missedPercent, byCommunities } = useLoaderData<typeof loader>()
  const { t, of, language } = useWords()
  const number = (value: number | null) =>
    value === null ? t('place.few') : formatNumber(value, language, 1)
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={t('place.use_title')}
        lead={t('place.use_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/tempat', word: t('place.title') }]}
      />
      <form method="get" className="row">
        <Field name="bulan" type="month" label={t('place.month')} defaultValue={month} width="medium" />
        <Button kind="second" size="small">
          {t('place.show_day')}
        </Button>
      </form>
      <Table
        caption={t('place.use_of', { month })}
        rows={purposes}
        rowKey={({ purpose }) => purpose.id}
        columns={[
          { key: 'purpose', title: t('place.purpose'), cell: ({ purpose }) => of(purpose) },
          { key: 'people', title: t('place.people'), align: 'end', cell: ({ people }) => number(people) },
          {
            key: 'bookings',
            title: t('place.bookings'),
            align: 'end',
            cell: ({ bookings }) => number(bookings),
          },
          { key: 'hours', title: t('place.hours'), align: 'end', cell: ({ hours }) => number(hours) },
        ]}
      />
      <dl className="facts">
        <dt>{t('place.open_hours')}</dt>
        <dd>{formatNumber(openHours, language)}</dd>
        <dt>{t('place.missed_percent')}</dt>
        <dd>
          {missedPercent === null ? t('place.too_few_over') : `${formatNumber(missedPercent, language)} %`}
        </dd>
        <dt>{t('place.by_communities')}</dt>
        <dd>{number(byCommunities)}</dd>
      </dl>
      <Subsectors />
      <p className="small quiet">{t('place.few_text')}</p>
    </div>
  )
}

/** Of which creative trades the communities are that registered, and that came; nobody's name. */
function Subsectors() {
  const { subsectors, known, month } = useLoaderData<typeof loader>()
  const { t, of, language } = useWords()
  if (!subsectors.length) return null
  const number = (value: number | null) => (value === null ? t('place.few') : formatNumber(value, language))
  const registered = new Map(known.map(({ key, communities }) => [key, communities]))
  return (
    <Table
      caption={t('place.subsectors_of', { month })}
      rows={subsectors}
      rowKey={({ key }) => key}
      columns={[
        { key: 'title', title: t('place.subsector'), cell: ({ title }) => of(title) },
        {
          key: 'registered',
          title: t('place.subsector_registered'),
          align: 'end',
          cell: ({ key }) => number(registered.get(key) ?? null),
        },
        {
          key: 'came',
          title: t('place.subsector_came'),
          align: 'end',
          cell: ({ communities }) => number(communities),
        },
        {
          key: 'bookings',
          title: t('place.bookings'),
          align: 'end',
          cell: ({ bookings }) => number(bookings),
        },
      ]}
    />
  )
}
