import { choosePrinter, hasCable } from '../kernel/direct-printer.ts'

const none = document.querySelector<HTMLElement>('[data-printer-none]')
const ready = document.querySelector<HTMLElement>('[data-printer-ready]')

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-connect]')) {
  const cable = button.dataset.connect === 'usb' ? 'usb' : 'serial'
  button.hidden = !hasCable(cable)
  if (!button.hidden && none) none.hidden = true
  button.addEventListener('click', () => {
    // Whoever closes the browser's list has chosen none.
    void choosePrinter(cable).then(
      () => ready?.removeAttribute('hidden'),
      () => undefined,
    )
  })
}
