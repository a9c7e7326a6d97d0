import { INFORMATION_CLASSES, information } from '@guyub/contract/information'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { DownloadLinks } from '../../ui/download-links/download-links.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field, FieldFrame } from '../../ui/field/field.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import '../../words/disclosure-words.ts'
import { wantedIn } from './wanted.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const wanted = wantedIn(request.url)
  const reply = await visitOf(context).call(information, wanted)
  if (!reply.ok) throw new Response(reply.problem.code, { status: reply.problem.status || 500 })
  return { ...reply.answer, wanted }
}

/** What the region holds, for everybody: searched with words, by class and by who has it. */
export default function Register() {
  const { items, next, offices, wanted } = useLoaderData<typeof loader>()
  const { t } = useWords()
  const asked = (more: Readonly<Record<string, string>> = {}) =>
    new URLSearchParams({
      ...(wanted.query && { q: wanted.query }),
      ...(wanted.class && { golongan: wanted.class }),
      ...(wanted.office && { kantor: wanted.office }),
      ...more,
    })
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={t('information.title')}
        lead={t('information.lead')}
        actions={
          <ButtonLink href="/layanan/informasi-publik" kind="second" icon="arrow">
            {t('information.ask')}
          </ButtonLink>
        }
      />
      <form method="get" className="card stack">
        <Field
          name="q"
          label={t('information.search')}
          defaultValue={wanted.query}
          maxLength={100}
          width="full"
        />
        <div className="pair">
          <FieldFrame name="golongan" label={t('information.class')}>
            <select className="field-input" id="golongan" name="golongan" defaultValue={wanted.class ?? ''}>
              <option value="">{t('information.all_classes')}</option>
              {INFORMATION_CLASSES.map((key) => (
                <option key={key} value={key}>
                  {t(`information.class_${key}`)}
                </option>
              ))}
            </select>
          </FieldFrame>
          <FieldFrame name="kantor" label={t('information.office')}>
            <select className="field-input" id="kantor" name="kantor" defaultValue={wanted.office ?? ''}>
              <option value="">{t('information.all_offices')}</option>
              {offices.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </FieldFrame>
        </div>
        <div>
          <Button icon="search">{t('portal.search_button')}</Button>
        </div>
      </form>
      {items.length === 0 ? (
        <EmptyState title={t('information.none')}>{t('information.none_text')}</EmptyState>
      ) : (
        <>
          <Table
            caption={t('information.title')}
            captionHidden
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'title',
                title: t('information.name'),
                cell: ({ id, title, isSample }) => (
                  <>
                    <a href={`/informasi/${id}`} lang="id">
                      {title}
                    </a>
                    {isSample && <span className="quiet"> ({t('information.sample')})</span>}
                  </>
                ),
              },
              {
                key: 'class',
                title: t('information.class'),
                cell: (one) => t(`information.class_${one.class}`),
              },
              { key: 'office', title: t('information.office'), cell: ({ office }) => office.name },
              {
                key: 'period',
                title: t('information.period'),
                cell: ({ period }) => <span lang="id">{period}</span>,
              },
              {
                key: 'form',
                title: t('information.form'),
                cell: ({ form }) => t(`information.form_${form}`),
              },
            ]}
          />
          <DownloadLinks
            label={t('yearbook.table')}
            href={(format) => `/informasi/unduh/${format}?${asked()}`}
          />
        </>
      )}
      {next && (
        <div>
          <ButtonLink kind="second" href={`/informasi?${asked({ sesudah: next })}`}>
            {t('information.more')}
          </ButtonLink>
        </div>
      )}
    </div>
  )
}
