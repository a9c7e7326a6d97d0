// Asks whether somebody is still there, and wipes the screen when nobody answers: what was typed stays with nobody. The step is
// replaced, so that the next person does not go back to it.
const frame = document.querySelector<HTMLElement>('[data-idle-home]')
const dialog = document.querySelector<HTMLDialogElement>('[data-idle-dialog]')
const text = dialog?.querySelector<HTMLElement>('[data-idle-text]')

if (frame) {
  const { idleHome = '/', idleAsks = '35', idleWipes = '45' } = frame.dataset
  let touched = Date.now()
  const stay = () => {
    touched = Date.now()
    if (dialog?.open) dialog.close()
  }
  for (const kind of ['pointerdown', 'keydown', 'input'])
    document.addEventListener(kind, stay, { passive: true })
  setInterval(() => {
    const idle = (Date.now() - touched) / 1000
    if (idle >= Number(idleWipes)) {
      touched = Date.now()
      for (const form of document.forms) form.reset()
      location.replace(idleHome)
    } else if (idle >= Number(idleAsks) && dialog) {
      if (!dialog.open) dialog.showModal()
      const left = String(Math.max(1, Math.ceil(Number(idleWipes) - idle)))
      if (text) text.textContent = (text.dataset.idleText ?? '').replace('{seconds}', left)
    }
  }, 250)
}

export {}
