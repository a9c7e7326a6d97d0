import { escPos, type PaperLine, rowsOf } from '@guyub/contract/printing/esc-pos'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import {
  type Cable,
  choosePrinter,
  hasCable,
  type Printer,
  rememberedPrinter,
} from '../../kernel/direct-printer.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import './slip.css'

export const COLUMNS = 32
const CABLES: readonly Cable[] = ['usb', 'serial']
// The printers of this counter stay chosen while the desk is open.
const chosen = new Map<Cable, Printer>()

/** A paper of 58 mm: on the browser's printer, or on a thermal one by USB or a serial cable. */
export function PrintedSlip({ lines }: { readonly lines: readonly PaperLine[] }) {
  const { t } = useWords()
  const [isFailed, setIsFailed] = useState(false)

  async function printBy(cable: Cable): Promise<void> {
    setIsFailed(false)
    try {
      const printer = chosen.get(cable) ?? (await printerBy(cable))
      if (!printer) return
      chosen.set(cable, printer)
      await printer.print(escPos(lines))
    } catch {
      chosen.delete(cable)
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
        {CABLES.filter(hasCable).map((cable) => (
          <Button key={cable} type="button" kind="plain" onClick={() => void printBy(cable)}>
            {t(`ledger.slip_${cable}`)}
          </Button>
        ))}
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

/** Asked once by USB. By a serial cable always: the one that the browser remembers may be that of the scale. */
async function printerBy(cable: Cable): Promise<Printer | undefined> {
  const known = cable === 'usb' ? await rememberedPrinter(['usb']) : undefined
  // Whoever closes the choice without choosing wanted nothing.
  return known ?? choosePrinter(cable).catch(() => undefined)
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

function printSlip(): void {
  document.documentElement.classList.add('on-slip')
  print()
  document.documentElement.classList.remove('on-slip')
}
