import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { FileField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import type { DecreeView } from './decree-chain.tsx'

export interface Trial {
  readonly rows: number
  readonly written: number
  readonly faults: readonly { readonly row: number; readonly column: string | null; readonly code: string }[]
}

/** The list of members as a workbook: out, filled in by the offices, and in again, tried first. */
export function SeatsImport({
  view,
  trial,
}: {
  readonly view: DecreeView
  readonly trial: Trial | undefined
}) {
  const { t, ofCode } = useWords()
  return (
    <section className="card stack" aria-labelledby="import">
      <h2 id="import">{t('decrees.import')}</h2>
      <p className="quiet">{t('decrees.import_text')}</p>
      {trial && trial.faults.length === 0 && (
        <Notice tone="done">{t('decrees.import_clean', { rows: trial.rows })}</Notice>
      )}
      {trial && trial.faults.length > 0 && (
        <Notice tone="broken" title={t('decrees.import_faults', { faults: trial.faults.length })}>
          <ul>
            {trial.faults.slice(0, 100).map(({ row, column, code }) => (
              <li key={`${row} ${column} ${code}`}>
                {t('decrees.import_row', { row })}
                {column && ` (${column})`}: {ofCode(code)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="row">
        <ButtonLink
          kind="second"
          size="small"
          icon="download"
          download=""
          href={`/gerakan/unduh/kursi/xlsx?keputusan=${view.id}`}
        >
          {t('decrees.import_download')}
        </ButtonLink>
      </div>
      <form method="post" encType="multipart/form-data" className="stack">
        <input type="hidden" name="version" value={view.version} />
        <FileField name="list" label={t('decrees.import_file')} accept=".xlsx" required />
        <div className="row">
          <Button kind="second" name="intent" value="try">
            {t('decrees.import_try')}
          </Button>
          <Button name="intent" value="import">
            {t('decrees.import_do')}
          </Button>
        </div>
      </form>
    </section>
  )
}
