import type { PaperReport, PaperView } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { FileFields } from './file-fields.tsx'
import { PaperLine } from './paper-line.tsx'

interface ReportPapersProps {
  readonly report: PaperReport
  readonly reportId: string
  readonly papers: readonly PaperView[]
  /** The kind that the report names. */
  readonly named: string | null
  /** Of a report that says there is nothing to prove, nothing is awaited. */
  readonly isAwaited?: boolean
  readonly mayAttach: boolean
  readonly command: string
  readonly kinds: readonly string[]
  readonly names: Readonly<Record<string, string>>
  readonly today: string
}

/** The files that prove a report, or that none is attached yet; and the form for whoever may attach one. */
export function ReportPapers(props: ReportPapersProps) {
  const { papers, names, command, isAwaited = true } = props
  const { t } = useWords()
  const isMissing = isAwaited && !papers.some(({ withdrawn }) => !withdrawn)
  return (
    <div className="report-papers" id={`berkas-${props.reportId}`}>
      {papers.length > 0 && (
        <ul>
          {papers.map((paper) => (
            <PaperLine key={paper.id} {...{ paper, command }} kind={names[paper.paperKind]} />
          ))}
        </ul>
      )}
      {isMissing && <p className="small quiet">{t('papers.missing')}</p>}
      {props.mayAttach && <AttachForm {...props} />}
    </div>
  )
}

function AttachForm({ report, reportId, named, command, kinds, names, today }: ReportPapersProps) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('papers.attach')}</summary>
      <form method="post" encType="multipart/form-data" className="stack column">
        <input type="hidden" name="intent" value="attach" />
        <input type="hidden" name="command" value={command} />
        <input type="hidden" name="report" value={report} />
        <input type="hidden" name="reportId" value={reportId} />
        <Choice
          {...{ name: 'paperKind', id: `${reportId}-attach-kind`, label: t('plan.paper_kind') }}
          value={named ?? kinds[0]}
          options={kinds.map((key) => ({ key, label: names[key] ?? key }))}
        />
        <FileFields id={`${reportId}-attach`} today={today} />
        <div>
          <Button size="small">{t('papers.attach')}</Button>
        </div>
      </form>
    </details>
  )
}
