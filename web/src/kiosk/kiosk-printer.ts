import { canSerial, canUsb, connectSerial, connectUsb } from './direct-printer.ts'

const none = document.querySelector<HTMLElement>('[data-printer-none]')
const ready = document.querySelector<HTMLElement>('[data-printer-ready]')

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-connect]')) {
  const isUsb = button.dataset.connect === 'usb'
  button.hidden = isUsb ? !canUsb : !canSerial
  if (!button.hidden && none) none.hidden = true
  button.addEventListener('click', () => {
    // Whoever closes the browser's list has chosen none.
    void (isUsb ? connectUsb() : connectSerial()).then(
      () => ready?.removeAttribute('hidden'),
      () => undefined,
    )
  })
}
