// Keys press the buttons that carry them, and the page renews itself, so that the counter sees whether its call was shown and who came.
// Without script each button is pressed, and the page is asked for again by hand.
const EVERY_MS = 2000
const page = () => document.querySelector<HTMLElement>('[data-counter-page]')

document.addEventListener('keydown', ({ key, target, ctrlKey, altKey, metaKey, repeat }) => {
  const isTyping = target instanceof HTMLInputElement || target instanceof HTMLSelectElement
  if (isTyping || ctrlKey || altKey || metaKey || repeat || !/^[a-z]$/i.test(key)) return
  document.querySelector<HTMLButtonElement>(`button[data-press="${key.toLowerCase()}"]`)?.click()
})

// One press is one command: what is pressed twice in impatience is sent once.
let isSending = false
document.addEventListener('submit', (event) => {
  if (isSending) event.preventDefault()
  isSending = true
})

async function renew(): Promise<void> {
  const here = page()
  const isBusy = here?.querySelector('details[open]') || document.activeElement?.matches('select, input')
  if (!here || isSending || isBusy || document.hidden) return
  const response = await fetch(location.pathname, { headers: { accept: 'text/html' } }).catch(() => undefined)
  if (!response?.ok || response.redirected || isSending) return
  const fresh = new DOMParser()
    .parseFromString(await response.text(), 'text/html')
    .querySelector('[data-counter-page]')
  if (!fresh) return
  // Sections one by one: whoever reads or tabs through one that did not change is not thrown out of it. Ids of commands differ
  // each time and change nothing.
  const plain = (element: Element) => element.innerHTML.replace(/value="[0-9a-f-]{36}"/g, '')
  const [old, sections] = [here, fresh].map((each) => [...each.querySelectorAll(':scope > section')])
  for (const [index, section] of (old ?? []).entries()) {
    const newer = sections?.[index]
    if (!newer || plain(newer) === plain(section)) continue
    const focused = (document.activeElement as HTMLElement | null)?.dataset.press
    section.replaceWith(newer)
    if (focused) newer.querySelector<HTMLElement>(`[data-press="${focused}"]`)?.focus()
  }
}

setInterval(() => void renew(), EVERY_MS)

export {}
