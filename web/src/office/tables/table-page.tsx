import { importTable, type TableRow, tableColumns } from '@guyub/contract/tables'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Field, FileField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { ColumnTable } from './column-table.tsx'
import { RowTable } from './row-table.tsx'

const DAY = 86_400_000

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const service = params.service ?? ''
  const columns = answerOrLeave(request, await visitOf(context).call(tableColumns, { service }))
  const today = visitOf(context).today
  const from = new Date(Date.parse(today) - 30 * DAY).toISOString().slice(0, 10)
  return { ...columns, service, from, today }
}

const NOTHING = { problem: null, rows: [] as TableRow[], content: null, isWritten: false } as const

/** The file is tried first; what was tried goes along with the page, so that nothing has to be chosen twice. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const chosen = form.get('file')
  const isWritten = form.get('intent') === 'write'
  const bytes = isWritten
    ? new Uint8Array(Buffer.from(String(form.get('content') ?? ''), 'base64'))
    : new Uint8Array(chosen instanceof Blob ? await chosen.arrayBuffer() : [])
  const reply = await visitOf(context).transfer.send(
    importTable,
    { service: params.service ?? '', dryRun: isWritten ? 'false' : 'true' },
    { bytes, mediaType: 'text/csv' },
  )
  if (!reply.ok)
    return data({ ...NOTHING, problem: reply.problem.code }, { status: reply.problem.status || 500 })
  const content = isWritten ? null : Buffer.from(bytes).toString('base64')
  return { ...NOTHING, rows: reply.answer.rows, content, isWritten }
}

/** Requests in from another system, and answers out to it. */
export default function TablePage() {
  const { service, system, title, note, columns, from, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  const rows = result?.rows ?? []
  const count = (status: TableRow['status']) => rows.filter((row) => row.status === status).length
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('tables.title', { service: of(title), system })}
        lead={t('tables.index_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor', word: t('office.menu') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result?.isWritten && (
        <Notice tone="done">{t('tables.written', { filed: count('filed'), known: count('known') })}</Notice>
      )}
      {result?.content && (
        <section className="card stack" aria-live="polite">
          <h2>{t('tables.tried', { new: count('new'), known: count('known'), faulty: count('faulty') })}</h2>
          {count('faulty') > 0 && <p>{t('tables.mend')}</p>}
          {count('faulty') === 0 && count('new') > 0 && (
            <form method="post" encType="multipart/form-data">
              <input type="hidden" name="intent" value="write" />
              <input type="hidden" name="content" value={result.content} />
              <Button icon="check">{t('tables.write', { count: count('new') })}</Button>
            </form>
          )}
        </section>
      )}
      {rows.length > 0 && <RowTable rows={rows} />}
      <section className="card stack">
        <h2>{t('tables.in')}</h2>
        <p className="quiet">{t('tables.in_text')}</p>
        <form method="post" encType="multipart/form-data" className="stack">
          <FileField
            name="file"
            label={t('tables.file')}
            hint={t('tables.file_hint')}
            accept=".csv,text/csv"
            required
          />
          <div>
            <Button kind={result?.content ? 'second' : 'first'}>{t('tables.try')}</Button>
          </div>
        </form>
        <details>
          <summary>{t('tables.columns')}</summary>
          <div className="stack" style={{ marginTop: 16 }}>
            <p className="small">{of(note)}</p>
            <ColumnTable columns={columns} />
            <div>
              <ButtonLink
                kind="second"
                size="small"
                icon="download"
                download=""
                href={`/kantor/unduh/tabel-kosong/csv?layanan=${service}`}
              >
                {t('tables.sample')}
              </ButtonLink>
            </div>
          </div>
        </details>
      </section>
      <section className="card stack">
        <h2>{t('tables.out')}</h2>
        <p className="quiet">{t('tables.out_text')}</p>
        <form method="get" action="/kantor/unduh/jawaban-tabel/csv" className="stack">
          <input type="hidden" name="layanan" value={service} />
          <div className="pair">
            <Field
              name="dari"
              type="date"
              label={t('tables.from')}
              defaultValue={from}
              required
              width="short"
            />
            <Field
              name="sampai"
              type="date"
              label={t('tables.to')}
              defaultValue={today}
              required
              width="short"
            />
          </div>
          <div>
            <Button kind="second" icon="download">
              {t('tables.get_csv')}
            </Button>
          </div>
        </form>
      </section>
    </div>
  )
}
