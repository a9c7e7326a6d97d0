import { formatMoment, formatNumber } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { say } from '../../words/words.ts'
import { COLUMNS, PrintedSlip } from './printed-slip.tsx'

export interface StopSlipData {
  readonly bank: string
  readonly unit: string
  readonly slip: string
  readonly at: string
  readonly items: readonly { readonly title: string; readonly grams: number }[]
}

/** What stays with the unit whose goods were taken. */
export function StopSlip({ data: { bank, unit, slip, at, items } }: { readonly data: StopSlipData }) {
  const { regionName, isRehearsal, zone } = useVisit()
  // Whoever keeps it reads Indonesian.
  const kilograms = (grams: number) => `${formatNumber(grams / 1000, 'id', 3)} kg`
  return (
    <PrintedSlip
      lines={[
        ...(isRehearsal ? [{ text: 'LATIHAN - BUKAN BUKTI SUNGGUHAN', isCentred: true, isBold: true }] : []),
        { text: bank, isCentred: true, isBold: true },
        { text: regionName, isCentred: true },
        { text: '' },
        { text: say('id', 'ledger.slip_number', { slip }), isBold: true },
        { text: formatMoment(at, 'id', zone) },
        { text: say('id', 'ledger.stop_slip_from', { name: unit }) },
        { text: '-'.repeat(COLUMNS) },
        ...items.map(({ title, grams }) => ({ text: title, right: kilograms(grams) })),
        { text: '-'.repeat(COLUMNS) },
        {
          ...{ text: say('id', 'ledger.total'), isBold: true },
          right: kilograms(items.reduce((sum, { grams }) => sum + grams, 0)),
        },
        { text: '' },
        { text: say('id', 'ledger.stop_slip_note') },
      ]}
    />
  )
}
