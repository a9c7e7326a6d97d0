import { about, area } from '@guyub/contract/regions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button } from '../ui/button/button.tsx'
import { DownloadLinks } from '../ui/download-links/download-links.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { Table } from '../ui/table/table.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const { searchParams } = new URL(request.url)
  const own = await call(about, {})
  const code = searchParams.get('kode') ?? (own.ok ? own.answer.area : '')
  const reply = await call(area, { code })
  return { code, found: reply.ok ? reply.answer : null }
}

export default function Areas() {
  const { code, found } = useLoaderData<typeof loader>()
  const { regionName } = useVisit()
  const { t } = useWords()
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={found ? found.name : t('portal.areas_title', { region: regionName })}
        lead={
          found && (
            <>
              {t(`portal.level_${found.level}`)} · <span className="code">{found.code}</span>
              {found.children.length > 0 && (
                <> · {t('portal.areas_lead', { count: found.children.length, name: found.name })}</>
              )}
            </>
          )
        }
        trailLabel={t('shell.trail')}
        {...(found?.parent && {
          trail: [{ href: `/wilayah?kode=${found.parent.code}`, word: found.parent.name }],
        })}
      />
      <form className="search">
        <label className="only-read" htmlFor="kode">
          {t('portal.areas_code')}
        </label>
        <input id="kode" name="kode" type="search" defaultValue={code} placeholder="35.05.01" />
        <Button icon="search">{t('portal.search_button')}</Button>
      </form>
      {!found && <EmptyState title={t('regions.unknown_area')}>{t('portal.areas_find')}</EmptyState>}
      {found && found.children.length > 0 && (
        <Table
          caption={t('portal.areas_below')}
          captionHidden
          rows={found.children}
          rowKey={(row) => row.code}
          columns={[
            {
              key: 'name',
              title: t('portal.areas_name'),
              cell: (row) => <a href={`/wilayah?kode=${row.code}`}>{row.name}</a>,
            },
            {
              key: 'code',
              title: t('portal.areas_code'),
              cell: (row) => <span className="code">{row.code}</span>,
            },
          ]}
        />
      )}
      {found && found.children.length > 0 && (
        <DownloadLinks
          label={t('movement.download')}
          href={(format) => `/wilayah/unduh/${format}?kode=${found.code}`}
        />
      )}
    </div>
  )
}
