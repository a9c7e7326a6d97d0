/// <reference lib="webworker" />
// Opens the checker of papers without a network. What it answers with, the page itself has kept.
import { CHECKER_CACHE } from './offline-check/keep-page.ts'

declare const self: ServiceWorkerGlobalScope

/** After so long a network that answers nothing is none. */
const PATIENCE_MS = 3000

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/'))
    return
  event.respondWith(newestOrKept(event.request))
})

async function newestOrKept(request: Request): Promise<Response> {
  const cache = await caches.open(CHECKER_CACHE)
  const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true })
  if (!kept) return fetch(request)
  const isPage = request.mode === 'navigate'
  const late = new Promise<Response>((answer) => setTimeout(() => answer(kept.clone()), PATIENCE_MS))
  const fresh = fetch(isPage ? request.url : request, { credentials: 'same-origin' }).then(
    (response) => (response.ok ? response : kept.clone()),
    () => kept.clone(),
  )
  return Promise.race([fresh, late])
}
