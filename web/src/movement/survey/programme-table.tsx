import type { SurveyView } from '@guyub/contract/survey'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'

interface ProgrammeTableProps {
  readonly dimension: SurveyView['dimensions'][number]
  readonly year: number
  readonly hasCodes: boolean
}

/** A dimension's three elements with their programmes, gaps among them, and how far its quota is. */
export function ProgrammeTable({ dimension, year, hasCodes }: ProgrammeTableProps) {
  const { t, of } = useWords()
  const { label, quota, answered, invited, elements } = dimension
  return (
    <section className="stack">
      <h2>{of(label)}</h2>
      <div className="row">
        <progress value={Math.min(answered, quota)} max={quota} aria-label={of(label)} />
        <span>{t('survey.quota_line', { answered, quota, invited })}</span>
      </div>
      <Table
        caption={of(label)}
        captionHidden
        rows={elements}
        rowKey={({ key }) => key}
        columns={[
          { key: 'element', title: t('survey.element'), cell: (element) => of(element.label) },
          {
            key: 'programme',
            title: t('survey.programme'),
            cell: ({ programme }) =>
              programme ? (
                <span lang="id">{programme.title}</span>
              ) : (
                <StateBadge tone="late" word={t('survey.gap')} />
              ),
          },
          {
            key: 'owner',
            title: t('survey.owner'),
            cell: ({ programme }) => <span lang="id">{programme?.office ?? '–'}</span>,
          },
          {
            key: 'agreement',
            title: t('survey.agreement'),
            cell: ({ programme }) =>
              programme ? (
                <StateBadge
                  tone={programme.agreedAt ? 'done' : 'waiting'}
                  word={t(programme.agreedAt ? 'survey.agreed' : 'survey.not_agreed')}
                />
              ) : (
                '–'
              ),
          },
          {
            key: 'invited',
            title: t('survey.invited'),
            align: 'end',
            cell: ({ key, programme }) =>
              programme && hasCodes && programme.invited > 0 ? (
                <a href={`/gerakan/survei/${year}/kode/${key}`}>{programme.invited}</a>
              ) : (
                (programme?.invited ?? '–')
              ),
          },
          {
            key: 'answered',
            title: t('survey.answered'),
            align: 'end',
            cell: ({ programme }) => programme?.answered ?? '–',
          },
        ]}
      />
    </section>
  )
}
