import type { Pair } from '@guyub/contract/dispositions'
import { formatSpan } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { StateShape } from '../../ui/state-badge/state-badge.tsx'

/** Every full working day of waiting makes a cell darker, up to the fifth step. */
const STEPS = [1, 2, 5, 10].map((days) => days * 8 * 60)

function depthOf(minutes: number): number {
  return STEPS.filter((step) => minutes >= step).length
}

/** Who waits for whom: rows wait for columns. A table, so that whoever does not see it reads the same. */
export function Matrix({ pairs }: { readonly pairs: readonly Pair[] }) {
  const { t, language } = useWords()
  const waiters = offices(pairs.map(({ waits }) => waits))
  const waitedOn = offices(pairs.map(({ on }) => on))
  return (
    <section
      className="table-frame matrix-frame"
      aria-label={t('dispositions.matrix')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
      tabIndex={0}
    >
      <table className="matrix">
        <caption className="only-read">{t('dispositions.matrix')}</caption>
        <thead>
          <tr>
            <td />
            {waitedOn.map(({ code, name }) => (
              <th key={code} scope="col">
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {waiters.map((waits) => (
            <tr key={waits.code}>
              <th scope="row">{waits.name}</th>
              {waitedOn.map((on) => cell(waits, on))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )

  function cell(waits: Pair['waits'], on: Pair['on']) {
    const pair = pairs.find((one) => one.waits.code === waits.code && one.on.code === on.code)
    if (!pair) return <td key={on.code} />
    const minutes = pair.oldestMinutes ?? 0
    const values = {
      ...{ waits: waits.name, on: on.name, open: pair.open, late: pair.late },
      time: minutes < 1 ? t('dispositions.under_a_minute') : formatSpan(minutes, language),
    }
    return (
      <td key={on.code} data-depth={depthOf(minutes)} title={t('dispositions.matrix_cell', values)}>
        <span aria-hidden="true">
          {pair.open} {pair.late > 0 && <StateShape tone="late" />}
        </span>
        <span className="only-read">{t('dispositions.matrix_cell', values)}</span>
      </td>
    )
  }
}

function offices(all: readonly { readonly code: string; readonly name: string }[]) {
  return [...new Map(all.map((office) => [office.code, office])).values()].sort((one, other) =>
    one.name.localeCompare(other.name, 'id'),
  )
}
