import { type EventWords, eventSentence, officeName } from '../kernel/event-words.ts'
import { formatTime } from '../kernel/format.ts'

// Hears the region's events and renews the tiles they moved. Cut off, the browser itself comes back with the number of
// the last event it heard. Without script the wall is a picture of the moment at which it was opened.
const wall = document.querySelector<HTMLElement>('[data-region]')
const feed = document.querySelector<HTMLElement>('[data-feed]')
const state = document.querySelector<HTMLElement>('[data-live]')
const LONGEST_FEED = 8
const SETTLE = 150
const WAIT_WHEN_REFUSED = 30_000

interface Happened {
  readonly seq: number
  readonly type: string
  readonly recordedAt?: string
  readonly hour?: string
  readonly office?: string
  readonly facts?: Readonly<Record<string, unknown>>
}

if (wall && feed) {
  listen(`/api/r/${wall.dataset.region}/live`)
  setInterval(tick, 10_000)
  setInterval(() => void renew(), 60_000)
}

function listen(url: string): void {
  const events = new EventSource(url)
  events.addEventListener('open', () => tell(true))
  events.addEventListener('error', () => {
    tell(false)
    // A browser that was refused (the house is full) does not come back by itself.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, WAIT_WHEN_REFUSED, url)
  })
  events.addEventListener('happened', (event) => {
    hear(JSON.parse(event.data) as Happened)
    renewSoon()
  })
}

function tell(isLive: boolean): void {
  if (!state) return
  state.dataset.live = isLive ? 'on' : 'off'
  state.textContent = state.dataset[isLive ? 'on' : 'off'] ?? ''
}

function hear({ seq, type, recordedAt, hour, office, facts = {} }: Happened): void {
  if (!feed) return
  const item = document.createElement('li')
  item.dataset.seq = String(seq)
  const what = document.createElement('strong')
  what.textContent = eventSentence(words(), type, facts)
  const where = document.createElement('span')
  where.textContent = [timeOf(recordedAt ?? hour), officeName(words(), office)].filter(Boolean).join(' · ')
  item.append(what, where)
  feed.prepend(item)
  while (feed.children.length > LONGEST_FEED) feed.lastElementChild?.remove()
  document.querySelector('[data-quiet]')?.setAttribute('hidden', '')
}

let known: EventWords | undefined

function words(): EventWords {
  known ??= JSON.parse(document.querySelector('[data-words]')?.textContent ?? '{}') as EventWords
  return known
}

function timeOf(at: string | undefined): string {
  if (!at) return ''
  const timeZone = feed?.dataset.zone ?? 'Asia/Jakarta'
  return formatTime(at, document.documentElement.lang === 'en' ? 'en' : 'id', timeZone)
}

function tick(): void {
  const clock = document.querySelector('[data-clock]')
  if (clock) clock.textContent = timeOf(new Date().toISOString())
}

let soon: ReturnType<typeof setTimeout> | undefined

function renewSoon(): void {
  clearTimeout(soon)
  soon = setTimeout(() => void renew(), SETTLE)
}

/** Asks for the page again and puts in what has changed, so that a tile shows what a reload would show. */
async function renew(): Promise<void> {
  const response = await fetch(location.href).catch(() => undefined)
  if (!response?.ok || response.redirected) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const part of document.querySelectorAll<HTMLElement>('[data-fresh]')) {
    const newer = fresh.querySelector(`[data-fresh="${part.dataset.fresh}"]`)
    if (newer && newer.innerHTML !== part.innerHTML) part.replaceChildren(...newer.childNodes)
  }
}
