/// <reference lib="webworker" />
// Keeps the desk's shell, so that it opens without a network. Data is not its business: that lies sealed in IndexedDB.
declare const self: ServiceWorkerGlobalScope
declare const SHELL_FILES: string[]
declare const SHELL_VERSION: string

const SHELL = `guyub-shell-${SHELL_VERSION}`
const PAGE = '/meja'

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== self.location.origin) return
  const isDesk = pathname === PAGE || pathname.startsWith(`${PAGE}/`)
  if (event.request.mode === 'navigate' && isDesk) event.respondWith(page(event.request))
  else if (SHELL_FILES.includes(pathname)) event.respondWith(shellFile(event.request))
})

async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL)
  await cache.addAll(SHELL_FILES)
  await cache.add(new Request(PAGE, { credentials: 'same-origin', cache: 'reload' }))
}

async function forgetOld(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names
      .filter((name) => name.startsWith('guyub-shell-') && name !== SHELL)
      .map((name) => caches.delete(name)),
  )
}

/** The newest page when there is a network within three seconds, else the one that was kept. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(SHELL)
  const kept = await cache.match(PAGE)
  const timeout = kept ? AbortSignal.timeout(3000) : null
  try {
    const fresh = await fetch(request.url, {
      credentials: 'same-origin',
      redirect: 'manual',
      signal: timeout,
    })
    if (!fresh.ok) return kept ?? fresh
    await cache.put(PAGE, fresh.clone())
    return fresh
  } catch {
    return kept ?? Response.error()
  }
}

async function shellFile(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

export {}
