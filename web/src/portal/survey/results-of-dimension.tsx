import type { SurveyResultsView } from '@guyub/contract/survey'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'

interface ResultsOfDimensionProps {
  readonly view: SurveyResultsView
  readonly dimension: SurveyResultsView['dimensions'][number]
  readonly mean: (value: number) => string
}

/** The three programmes of a dimension, and how the answers to each question are spread. */
export function ResultsOfDimension({ view, dimension, mean }: ResultsOfDimensionProps) {
  const { t, of, language } = useWords()
  const name = of(dimension.label)
  return (
    <section className="stack">
      <h2>{name}</h2>
      <Table
        caption={name}
        captionHidden
        rows={dimension.elements}
        rowKey={({ key }) => key}
        columns={[
          { key: 'element', title: t('survey.element'), cell: ({ label }) => of(label) },
          {
            key: 'programme',
            title: t('survey.programme'),
            cell: ({ programme }) =>
              programme ? (
                <span lang="id">{programme}</span>
              ) : (
                <span className="quiet">{t('survey.gap')}</span>
              ),
          },
          {
            key: 'count',
            title: t('survey.answers'),
            align: 'end',
            cell: ({ programme, tally }) => tally?.count ?? (programme ? t('survey.too_few') : '–'),
          },
          {
            key: 'mean',
            title: t('survey.mean'),
            align: 'end',
            cell: ({ tally }) => (tally ? mean(tally.mean) : '–'),
          },
        ]}
      />
      {dimension.elements.map(({ key, label, tally }) =>
        tally ? (
          <details key={key}>
            <summary>{t('survey.distribution_of', { what: of(label) })}</summary>
            <Table
              caption={t('survey.distribution_of', { what: of(label) })}
              captionHidden
              rows={tally.questions}
              rowKey={(question) => question.key}
              columns={[
                {
                  key: 'question',
                  title: t('survey.question'),
                  cell: (row) => {
                    const asked = view.questions.find((each) => each.key === row.key)
                    return asked ? of(asked.question) : row.key
                  },
                },
                ...view.scale.map((place, nth) => ({
                  key: `place-${place.id}`,
                  title: of(place),
                  align: 'end' as const,
                  cell: (row: (typeof tally.questions)[number]) => row.distribution[nth] ?? 0,
                })),
                {
                  key: 'mean',
                  title: t('survey.mean'),
                  align: 'end',
                  cell: (row) => formatNumber(row.mean, language, 2),
                },
              ]}
            />
          </details>
        ) : null,
      )}
    </section>
  )
}
