import { escPos, type PaperLine, rowsOf } from '@guyub/contract/printing/esc-pos'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { formatMoment, formatNumber } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { say } from '../../words/words.ts'
import { BAUD, type SerialPort, serialOf } from './serial.ts'
import './slip.css'

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

const COLUMNS = 32
// The printer of this counter stays chosen while the desk is open.
let printer: SerialPort | undefined

/** What a member takes home: on the browser's printer, or on a thermal one by cable. */
export function DepositSlip({ data }: { readonly data: SlipData }) {
  const { t } = useWords()
  const lines = useLines(data)
  const [isFailed, setIsFailed] = useState(false)

  async function printByCable(): Promise<void> {
    setIsFailed(false)
    try {
      printer ??= await serialOf(navigator)?.requestPort()
      if (!printer) return
      if (!printer.writable) await printer.open({ baudRate: BAUD })
      const writer = printer.writable?.getWriter()
      await writer?.write(escPos(lines))
      writer?.releaseLock()
    } catch {
      printer = undefined
      setIsFailed(true)
    }
  }

  return (
    <div className="stack">
      <details className="screen-only">
        <summary>{t('ledger.slip_look')}</summary>
        <Paper lines={lines} />
      </details>
      <div className="row screen-only">
        <Button type="button" kind="second" icon="print" onClick={printSlip}>
          {t('ledger.slip_print')}
        </Button>
        {serialOf(navigator) && (
          <Button type="button" kind="plain" onClick={() => void printByCable()}>
            {t('ledger.slip_cable')}
          </Button>
        )}
      </div>
      {isFailed && <Notice tone="late">{t('ledger.slip_failed')}</Notice>}
      {/* Beside the page: on a narrow paper nothing else has room. */}
      {createPortal(
        <div className="slip-printed" aria-hidden="true">
          <Paper lines={lines} />
        </div>,
        document.body,
      )}
    </div>
  )
}

function Paper({ lines }: { readonly lines: readonly PaperLine[] }) {
  return (
    <div className="slip-paper" lang="id">
      {lines.map((line, index) => (
        <pre
          key={index}
          data-centred={line.isCentred ? '' : undefined}
          data-bold={line.isBold ? '' : undefined}
        >
          {rowsOf(line, COLUMNS).join('\n') || ' '}
        </pre>
      ))}
    </div>
  )
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

function printSlip(): void {
  document.documentElement.classList.add('on-slip')
  print()
  document.documentElement.classList.remove('on-slip')
}
