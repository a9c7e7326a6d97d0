// Renews the page of a request while somebody looks at it. Without script the page is the same, only older.
const EVERY = 30_000

async function renew(): Promise<void> {
  if (document.hidden) return
  const active = document.activeElement
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return
  const response = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined)
  if (!response?.ok || response.redirected) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('main')
  const main = document.querySelector('main')
  if (fresh && main && fresh.innerHTML !== main.innerHTML) main.replaceChildren(...fresh.childNodes)
}

setInterval(() => void renew(), EVERY)
document.addEventListener('visibilitychange', () => void renew())

export {}
