import type { SurveyView } from '@guyub/contract/survey'
import { formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'

/** How people were chosen, so that anybody with the frame can choose them again. */
export function DrawTable({ view }: { readonly view: SurveyView }) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  const elements = view.dimensions.flatMap((dimension) => dimension.elements)
  const day = (iso: string | null) => (iso ? formatShortDay(`${iso}T00:00:00Z`, language, 'UTC') : '–')
  return (
    <section className="stack">
      <h2>{t('survey.draws')}</h2>
      <Table
        caption={t('survey.draws')}
        captionHidden
        rows={view.draws}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'programme',
            title: t('survey.programme'),
            cell: ({ element }) => (
              <span lang="id">
                {elements.find(({ key }) => key === element)?.programme?.title ?? element}
              </span>
            ),
          },
          {
            key: 'source',
            title: t('survey.source'),
            cell: ({ source, list, firstDay, lastDay }) =>
              source === 'list' ? (
                <span lang="id">{list}</span>
              ) : (
                t('survey.source_served', { first: day(firstDay), last: day(lastDay) })
              ),
          },
          { key: 'at', title: t('survey.draw'), cell: ({ at }) => formatShortDay(at, language, zone) },
          { key: 'frame', title: t('survey.frame'), align: 'end', cell: ({ frame }) => frame ?? '–' },
          { key: 'drawn', title: t('survey.drawn'), align: 'end', cell: ({ drawn }) => drawn },
          {
            key: 'seed',
            title: t('survey.seed'),
            cell: ({ seed, frameSha256 }) =>
              seed ? (
                <>
                  <span className="code">{seed}</span>
                  <br />
                  <span className="quiet small">
                    {t('survey.frame_hash')}: <span className="code">{frameSha256?.slice(0, 12)}…</span>
                  </span>
                </>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </section>
  )
}
