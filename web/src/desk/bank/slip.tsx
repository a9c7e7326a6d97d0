import type { PaperLine } from '@guyub/contract/printing/esc-pos'
import { formatMoment, formatNumber } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { say } from '../../words/words.ts'
import { COLUMNS, PrintedSlip } from './printed-slip.tsx'

export interface SlipData {
  readonly bank: string
  readonly member: string
  readonly number: number
  readonly slip: string
  readonly at: string
  readonly items: readonly {
    readonly title: string
    readonly grams: number
    readonly price: number
    readonly worth: number
  }[]
  readonly worth: number
  readonly balance: number
}

/** What a member takes home. */
export function DepositSlip({ data }: { readonly data: SlipData }) {
  return <PrintedSlip lines={useLines(data)} />
}

function useLines({ bank, member, number, slip, at, items, worth, balance }: SlipData): readonly PaperLine[] {
  const { regionName, isRehearsal, zone } = useVisit()
  // Whoever takes it home reads Indonesian.
  const rupiah = (amount: number) => `Rp${formatNumber(amount, 'id')}`
  return [
    ...(isRehearsal ? [{ text: 'LATIHAN - BUKAN BUKTI SUNGGUHAN', isCentred: true, isBold: true }] : []),
    { text: bank, isCentred: true, isBold: true },
    { text: regionName, isCentred: true },
    { text: '' },
    { text: say('id', 'ledger.slip_number', { slip }), isBold: true },
    { text: formatMoment(at, 'id', zone) },
    { text: `${number} ${member}` },
    { text: '-'.repeat(COLUMNS) },
    ...items.flatMap(({ title, grams, price, worth: its }) => [
      { text: title },
      { text: ` ${formatNumber(grams / 1000, 'id', 3)} kg × ${rupiah(price)}`, right: rupiah(its) },
    ]),
    { text: '-'.repeat(COLUMNS) },
    { text: say('id', 'ledger.total'), right: rupiah(worth), isBold: true },
    { text: say('id', 'ledger.slip_balance'), right: rupiah(balance) },
    { text: '' },
    { text: say('id', 'ledger.slip_note') },
  ]
}
