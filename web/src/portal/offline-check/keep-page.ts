/** Shared with the worker beside it, which answers from here. */
export const CHECKER_CACHE = 'guyub-checker'

/** Keeps this page with all that it is made of, so that it opens without a network. Whether it is kept. */
export async function keepPage(): Promise<boolean> {
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return false
  try {
    await navigator.serviceWorker.register('/kept-checker.js', { scope: location.pathname })
    const made = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(
        ({ origin, pathname }) =>
          origin === location.origin && /^\/(assets|plain)\/|^\/mark\.svg$/.test(pathname),
      )
      .map(({ pathname }) => pathname)
    const wanted = [...new Set([location.pathname, '/plain/offline-check.js', '/mark.svg', ...made])]
    const cache = await caches.open(CHECKER_CACHE)
    await cache.addAll(wanted)
    // What an earlier version was made of is of no use any more.
    for (const { url } of await cache.keys())
      if (!wanted.includes(new URL(url).pathname)) await cache.delete(url)
    return true
  } catch {
    return false
  }
}
