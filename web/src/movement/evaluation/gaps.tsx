import { gapFinder } from '@guyub/contract/evaluation'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber, formatScore } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Figure } from '../../ui/figure/figure.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import { keyOf } from './round-actions.ts'
import { roundHref } from './round-words.ts'

const FIELD = 'item.'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const key = keyOf(params)
  const tried = [...new URL(request.url).searchParams]
    .filter(([name, value]) => name.startsWith(FIELD) && value.trim() !== '')
    .map(([name, value]) => `${name.slice(FIELD.length)}:${value.trim().replace(',', '.')}`)
  const found = answerOrLeave(
    request,
    await visitOf(context).call(gapFinder, { ...key, what: tried.join(',') }),
  )
  return { key, found, isTried: tried.length > 0 }
}

/** What costs most of the index, the dearest first, and what would be if: reckoned by the scorer of the result letter. */
export default function Gaps() {
  const { key, found, isTried } = useLoaderData<typeof loader>()
  const { t, of, language } = useWords()
  const number = (value: number) => formatNumber(value, language, 3)
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('round.gaps')}
        lead={t('round.gaps_lead')}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan/evaluasi', word: t('movement.evaluation') },
          { href: roundHref(key), word: t('round.name', key) },
        ]}
      />
      <div className="doors card">
        <Figure
          label={t('round.index_now')}
          value={number(found.index)}
          unknown={t('shell.unknown')}
          basis={t('round.index_now_basis')}
        />
        {isTried && (
          <Figure
            label={t('round.index_if')}
            value={number(found.whatIf)}
            unknown={t('shell.unknown')}
            basis={t('round.index_if_basis', { change: number(found.whatIf - found.index) })}
          />
        )}
      </div>
      <form method="get" className="stack">
        <Table
          caption={t('round.gaps')}
          captionHidden
          rows={found.gaps}
          rowKey={({ item }) => item}
          columns={[
            {
              key: 'item',
              title: t('round.item'),
              cell: ({ item, question }) => <a href={`${roundHref(key)}#${item}`}>{of(question)}</a>,
            },
            { key: 'gain', title: t('round.gain'), align: 'end', cell: ({ gain }) => number(gain) },
            {
              key: 'score',
              title: t('round.reckoned'),
              align: 'end',
              cell: ({ score, basis }) => `${formatScore(score, language)} (${t(`round.basis_${basis}`)})`,
            },
            {
              key: 'lacks',
              title: t('round.missing'),
              cell: ({ lacks, lateIndicator }) =>
                [
                  ...lacks.map(({ what, kind, count }) =>
                    t(`round.lack_${what as 'evidence'}`, {
                      count,
                      kind: kind ? t(`round.kind_${kind as 'policy'}`) : '',
                    }),
                  ),
                  ...(lateIndicator ? [t('round.late_indicator')] : []),
                ].join('; ') || '–',
            },
            {
              key: 'try',
              title: t('round.try'),
              cell: ({ item, tried, question }) => (
                <input
                  className="field-input"
                  data-width="short"
                  type="number"
                  min={0}
                  max={4}
                  step={0.01}
                  name={`${FIELD}${item}`}
                  defaultValue={tried ?? ''}
                  aria-label={t('round.try_item', { item: of(question) })}
                />
              ),
            },
          ]}
        />
        <div>
          <Button>{t('round.reckon')}</Button>
        </div>
      </form>
    </div>
  )
}
