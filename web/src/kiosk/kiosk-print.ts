import { escPos, type PaperLine } from '@guyub/contract/printing/esc-pos'
import { rememberedPrinter } from '../kernel/direct-printer.ts'

// Prints the slip on a printer that was connected to this browser; where there is none, the button opens the browser's own print.
const slip = document.querySelector<HTMLElement>('.slip')
const button = document.querySelector<HTMLButtonElement>('[data-print-slip]')

if (slip && button) {
  button.hidden = false
  button.addEventListener('click', () => void printSlip().then((isDone) => isDone || print()))
  if (slip.dataset.auto !== undefined) void printSlip()
}

async function printSlip(): Promise<boolean> {
  if (!slip) return false
  const lines = [...slip.querySelectorAll('p')].map(
    ({ textContent, dataset }): PaperLine => ({
      text: textContent ?? '',
      ...(dataset.size === 'huge' || dataset.size === 'large' ? { size: dataset.size } : {}),
      isBold: dataset.bold !== undefined,
      isCentred: true,
    }),
  )
  const bytes = escPos(lines, { link: slip.dataset.link, paper: slip.dataset.paper === '58' ? 58 : 80 })
  try {
    const printer = await rememberedPrinter()
    await printer?.print(bytes)
    return printer !== undefined
  } catch {
    // One that is off is as good as none: the number counts without paper.
    return false
  }
}
