import { satisfaction } from '@guyub/contract/cases'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatScore } from '../kernel/format.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { Table } from '../ui/table/table.tsx'
import '../words/satisfaction-words.ts'

const FIRST = 2017

export async function loader({ request, context }: LoaderFunctionArgs) {
  const thisYear = Number(visitOf(context).today.slice(0, 4))
  const asked = Number(new URL(request.url).searchParams.get('tahun')) || thisYear
  const year = Math.min(Math.max(asked, FIRST), thisYear)
  const reply = await visitOf(context).call(satisfaction, { year })
  if (!reply.ok) throw new Response(reply.problem.code, { status: reply.problem.status || 500 })
  return { ...reply.answer, year, thisYear }
}

/** How people rated each service of the region in a year; readable by everybody. */
export default function Satisfaction() {
  const { form, services, year, thisYear } = useLoaderData<typeof loader>()
  const { t, of, language } = useWords()
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={t('satisfaction.page')}
        lead={t('satisfaction.page_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/layanan', word: t('shell.services') }]}
      />
      <nav className="row" aria-label={t('satisfaction.page')}>
        {year > FIRST && <a href={`/kepuasan?tahun=${year - 1}`}>{t('satisfaction.earlier')}</a>}
        <strong>{t('satisfaction.year', { year })}</strong>
        {year < thisYear && <a href={`/kepuasan?tahun=${year + 1}`}>{t('satisfaction.later')}</a>}
      </nav>
      {services.map((one) => (
        <section key={one.service} className="stack">
          <h2>{of(one.title)}</h2>
          {one.responses === null ? (
            <p className="quiet">{t('satisfaction.few')}</p>
          ) : (
            <>
              <p>
                {t('satisfaction.index')}{' '}
                <strong>{one.index === null ? '–' : formatScore(one.index, language)}</strong>
                {one.grade && ` · ${t('satisfaction.grade', { grade: one.grade })}`} ·{' '}
                {t('satisfaction.responses', { count: one.responses, assisted: one.assisted ?? 0 })}
              </p>
              <Table
                caption={of(one.title)}
                captionHidden
                rows={one.elements}
                rowKey={({ key }) => key}
                columns={[
                  {
                    key: 'element',
                    title: t('satisfaction.element'),
                    cell: ({ key }) => {
                      const element = form.elements.find((each) => each.key === key)
                      return element ? of(element.title) : key
                    },
                  },
                  {
                    key: 'mean',
                    title: t('satisfaction.mean', { most: form.scale.length }),
                    align: 'end',
                    cell: ({ mean }) => (mean === null ? '–' : formatScore(mean, language)),
                  },
                ]}
              />
            </>
          )}
        </section>
      ))}
      <p className="small quiet">
        {of(form.title)}, {form.source}. {of(form.note)}
      </p>
    </div>
  )
}
