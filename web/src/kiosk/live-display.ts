import type { Board, BoardCall } from '@guyub/contract/queue'
import { spokenCall } from '@guyub/contract/queue/spoken'
import { formatTime } from '../kernel/format.ts'
import { openAnnouncer } from './announcer.ts'
import { lastCalls } from './last-calls.ts'
import { openVoice } from './voice.ts'

// Shows each call as it is heard, says it, and tells the counter. Every board comes whole, so whatever was missed while the line was
// cut is there with the first that comes.
const display = document.querySelector<HTMLElement>('[data-screen]')
/** A line that hangs without breaking is noticed by asking. */
const ASKS_EVERY_MS = 10_000
const PATIENCE_MS = 4000
/** A call that is older was called while this screen was away: it is shown, and not said any more. */
const SAID_WITHIN_MS = 60_000

const find = (name: string) => document.querySelector<HTMLElement>(`[data-${name}]`)
let isFirst = true
const acknowledged = new Set<string>()

if (display) {
  const { region = '', screen = '' } = display.dataset
  const board = `/api/r/${region}/queue/board`
  const announcer = display.dataset.speaks === undefined ? undefined : withVoice()
  const show = (shown: Board) => {
    draw(shown)
    const fresh = shown.calls.filter(({ at }) => Date.now() - Date.parse(at) < SAID_WITHIN_MS)
    const calls = shown.calls.map(({ id }) => id)
    if (isFirst) announcer?.skip(calls.filter((id) => !fresh.some((call) => call.id === id)))
    isFirst = false
    announcer?.add([...fresh].reverse().map((call) => ({ id: call.id, words: spokenCall(call) })))
    acknowledge('shown', fresh)
  }
  follow(`${board}/live?screen=${screen}`, show)
  setInterval(() => void ask(`${board}?screen=${screen}`, show), ASKS_EVERY_MS)
  setInterval(tick, 5000)
}

function follow(url: string, show: (board: Board) => void): void {
  const events = new EventSource(url)
  events.addEventListener('open', () => tellLine(true))
  events.addEventListener('board', (event) => show(JSON.parse(event.data) as Board))
  events.addEventListener('error', () => {
    tellLine(false)
    // A browser that was refused does not come back by itself.
    if (events.readyState === EventSource.CLOSED) setTimeout(follow, ASKS_EVERY_MS, url, show)
  })
}

async function ask(url: string, show: (board: Board) => void): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined)
  tellLine(response?.ok === true)
  if (response?.ok) show((await response.json()) as Board)
  // Taken away, or of another place now: the page itself says what it is.
  else if (response?.status === 404) location.reload()
}

function tellLine(isLive: boolean): void {
  find('line')?.setAttribute('data-line', isLive ? 'on' : 'off')
  const cut = find('cut')
  if (cut) cut.hidden = isLive
}

function draw({ calls, lanes }: Board): void {
  const [current] = calls
  const [number, counter, last] = [find('number'), find('counter'), find('last')]
  if (number && counter) {
    const isNew = current && number.dataset.call !== current.id
    number.textContent = current?.number ?? '–'
    const { to = '{counter}', nobody = '' } = counter.dataset
    counter.textContent = current ? to.replace('{counter}', current.counter) : nobody
    if (isNew) {
      number.dataset.call = current.id
      number.classList.remove('is-new')
      // Read once in between, so that the animation begins again.
      void number.offsetWidth
      number.classList.add('is-new')
    }
  }
  last?.replaceChildren(...lastCalls(calls).map(item))
  for (const { id, waiting } of lanes) {
    const shown = document.querySelector(`[data-waiting="${id}"]`)
    if (shown) shown.textContent = String(waiting)
  }
}

function item({ number, counter, isCarried }: BoardCall): HTMLLIElement {
  const line = document.createElement('li')
  const [strong, span] = [document.createElement('strong'), document.createElement('span')]
  strong.textContent = number
  const carried = find('counter')?.dataset.carried ?? ''
  span.textContent = isCarried ? `${counter} · ${carried}` : counter
  line.append(strong, span)
  return line
}

/** Tells the counter that its calls were shown or said; the page's own server adds the key of this device. */
function acknowledge(what: 'shown' | 'spoken', calls: readonly { readonly id: string }[]): void {
  const fresh = calls.filter(({ id }) => !acknowledged.has(`${what} ${id}`))
  if (fresh.length === 0) return
  for (const { id } of fresh) acknowledged.add(`${what} ${id}`)
  const body = new URLSearchParams([['what', what], ...fresh.map(({ id }) => ['call', id])])
  void fetch('/layar/tanda', { method: 'POST', body })
    .then(({ ok }) => ok)
    .catch(() => false)
    .then((isTold) => {
      // Told again with the next board.
      if (!isTold) for (const { id } of fresh) acknowledged.delete(`${what} ${id}`)
    })
}

function withVoice() {
  const voice = openVoice()
  const announcer = openAnnouncer(voice.say, (id) => acknowledge('spoken', [{ id }]))
  const button = find('sound')
  const turnOn = () =>
    void voice.resume().then(() => {
      if (!voice.isAllowed()) return
      if (button) button.hidden = true
      announcer.turnOn()
    })
  if (voice.isAllowed()) announcer.turnOn()
  else if (button) {
    button.hidden = false
    document.addEventListener('pointerdown', turnOn)
    document.addEventListener('keydown', turnOn)
  }
  return announcer
}

function tick(): void {
  const clock = find('clock')
  if (!clock) return
  const language = document.documentElement.lang === 'en' ? 'en' : 'id'
  clock.textContent = formatTime(new Date(), language, clock.dataset.zone ?? 'Asia/Jakarta')
}
