import { promiseMeter } from '@guyub/contract/indicators'
import { areas } from '@guyub/contract/regions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatDay, formatShare, formatSpan } from '../kernel/format.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button, ButtonLink } from '../ui/button/button.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { Table } from '../ui/table/table.tsx'
import '../words/satisfaction-words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const { searchParams } = new URL(request.url)
  const area = searchParams.get('desa') ?? ''
  const quarter = searchParams.get('triwulan') ?? undefined
  const all = await call(areas, {})
  const known = all.ok ? all.answer : []
  const districts = known
    .filter(({ level }) => level === 'district')
    .map(({ code, name }) => ({ name, villages: known.filter((one) => one.code.startsWith(`${code}.`)) }))
  if (!area) return { districts, area, meter: null, problem: null }
  const reply = await call(promiseMeter, { area, ...(quarter && { quarter }) })
  return {
    ...{ districts, area },
    meter: reply.ok ? reply.answer : null,
    problem: reply.ok ? null : reply.problem.code,
  }
}

/** How a village's counter kept its promises, quarter by quarter: what hangs on its notice board, for everybody. */
export default function Promises() {
  const { districts, area, meter, problem } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, of, ofCode, language } = useWords()
  const paper = meter && `/janji/kertas?desa=${meter.area.code}&triwulan=${meter.quarter.key}`
  const day = (text: string) => formatDay(`${text}T05:00:00Z`, language, zone)
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={meter ? t('promises.title_of', { name: meter.area.name }) : t('promises.title')}
        lead={t('promises.lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/layanan', word: t('shell.services') }]}
        actions={
          paper && (
            <ButtonLink href={paper} icon="print">
              {t('promises.print')}
            </ButtonLink>
          )
        }
      />
      <form className="search">
        <label className="field-label" htmlFor="desa">
          {t('promises.village')}
        </label>
        <select className="field-input" id="desa" name="desa" defaultValue={area}>
          <option value="" />
          {districts.map(({ name, villages }) => (
            <optgroup key={name} label={name}>
              {villages.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <Button icon="search">{t('portal.search_button')}</Button>
      </form>
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {!meter && !problem && (
        <EmptyState title={t('promises.choose')}>{t('promises.choose_text')}</EmptyState>
      )}
      {meter && (
        <>
          <nav className="row" aria-label={t('promises.quarter')}>
            <a href={`/janji?desa=${area}&triwulan=${beside(meter.quarter.key, -1)}`}>
              {t('promises.earlier')}
            </a>
            <strong>
              {t('promises.quarter_of', {
                quarter: meter.quarter.key.slice(5),
                year: meter.quarter.key.slice(0, 4),
              })}
            </strong>
            {meter.quarter.isOver && (
              <a href={`/janji?desa=${area}&triwulan=${beside(meter.quarter.key, 1)}`}>
                {t('promises.later')}
              </a>
            )}
          </nav>
          {!meter.total && (
            <EmptyState title={t('promises.too_few')}>{t('promises.too_few_text')}</EmptyState>
          )}
          {meter.total && (
            <>
              <p className="total">
                {t('promises.total', {
                  within: meter.total.within,
                  whole: meter.total.whole,
                  share: formatShare(meter.total.within / meter.total.whole, language),
                })}
              </p>
              <Table
                caption={t('promises.title')}
                captionHidden
                rows={[
                  ...meter.rows.map((row) => ({
                    ...{ key: row.product, title: of(row.title), within: row.within, whole: row.whole },
                    median: row.medianMinutes,
                  })),
                  ...(meter.others
                    ? [{ key: '', title: t('promises.others'), median: null, ...meter.others }]
                    : []),
                ]}
                rowKey={({ key }) => key}
                columns={[
                  { key: 'paper', title: t('promises.paper'), cell: ({ title }) => title },
                  {
                    key: 'kept',
                    title: t('promises.kept'),
                    align: 'end',
                    cell: ({ within, whole }) => t('promises.of', { within, whole }),
                  },
                  {
                    key: 'share',
                    title: t('promises.share'),
                    align: 'end',
                    cell: ({ within, whole }) => formatShare(within / whole, language),
                  },
                  {
                    key: 'median',
                    title: t('promises.median'),
                    align: 'end',
                    cell: ({ median }) => (median === null ? '–' : formatSpan(median, language)),
                  },
                ]}
              />
            </>
          )}
          <p className="small quiet">
            {t('promises.basis', {
              from: day(meter.quarter.from),
              to: day(meter.quarter.isOver ? meter.quarter.to : meter.basis.on),
              seq: meter.basis.upToSeq,
            })}{' '}
            {t('promises.method')}
          </p>
        </>
      )}
    </div>
  )
}

/** The quarter before or after. */
function beside(key: string, step: 1 | -1): string {
  const at = Number(key.slice(0, 4)) * 4 + Number(key.slice(5)) - 1 + step
  return `${Math.floor(at / 4)}-${(at % 4) + 1}`
}
