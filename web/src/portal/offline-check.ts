// The checker that works without a network: verifies the token of a QR with what this device keeps.
import { checkOffline, type OfflineVerdict } from '@guyub/contract/documents'
import { verifiers } from '../kernel/verify-token.ts'
import { tokenIn } from './check/token-in.ts'
import { watchCamera } from './offline-check/camera.ts'
import { keepPage } from './offline-check/keep-page.ts'
import { freshList, importList, keptList } from './offline-check/list.ts'

const OLD_DAYS = 7
const DAY = 86_400_000

const page = document.querySelector<HTMLElement>('[data-offline-check]')
if (page) void start(page)

async function start(main: HTMLElement): Promise<void> {
  const region = main.dataset.region ?? ''
  const find = <Kind extends HTMLElement>(selector: string) => main.querySelector<Kind>(selector)
  const status = find('[data-list]')
  let kept = await keptList(region)
  const tell = (isFresh: boolean) => {
    if (!status) return
    const { none = '', fresh = '', kept: word = '', old = '' } = status.dataset
    const age = kept ? Math.floor((Date.now() - Date.parse(kept.list.at)) / DAY) : 0
    const said = !kept ? none : isFresh ? fresh : age >= OLD_DAYS ? old : word
    status.textContent = said
      .replace('{at}', kept ? new Date(kept.list.at).toLocaleString(document.documentElement.lang) : '')
      .replace('{days}', String(age))
    status.dataset.at = kept?.list.at ?? ''
  }
  tell(false)

  async function read(text: string): Promise<void> {
    const token = tokenIn(text)
    if (!token) return show(main, { verdict: 'unreadable' })
    // Without a list nothing can be said: not even a true signature tells that the paper still holds.
    if (kept) show(main, await checkOffline(token, kept.list, kept.key, verifiers))
  }

  const field = find<HTMLInputElement>('[name=token]')
  find<HTMLFormElement>('[data-check]')?.addEventListener('submit', (event) => {
    event.preventDefault()
    void read(field?.value ?? '')
  })
  watchCamera(main, (text) => {
    if (field) field.value = text
    void read(text)
  })
  find<HTMLInputElement>('[name=list]')?.addEventListener('change', async (event) => {
    const file = (event.target as HTMLInputElement).files?.[0]
    const said = find('[data-imported]')
    if (!file || !said) return
    const brought = await importList(region, await file.text(), kept)
    if (brought) kept = brought
    said.textContent = (brought ? said.dataset.done : said.dataset.refused) ?? ''
    tell(false)
  })

  const fresh = await freshList(region)
  if (fresh) kept = fresh
  tell(fresh !== undefined)
  if (fresh && (await keepPage()) && status) status.textContent += ` ${status.dataset.stored ?? ''}`
  main.dataset.ready = fresh ? 'fresh' : 'kept'
}

type Shown = Omit<OfflineVerdict, 'verdict'> & { readonly verdict: OfflineVerdict['verdict'] | 'unreadable' }

function show(main: HTMLElement, { verdict, kind, isYounger, issuedOn, ...said }: Shown): void {
  const language = document.documentElement.lang === 'en' ? 'en' : 'id'
  for (const part of main.querySelectorAll<HTMLElement>('[data-verdict]'))
    part.hidden = part.dataset.verdict !== verdict
  const values: Readonly<Record<string, string | undefined>> = {
    ...said,
    kind: kind?.[language],
    issued: issuedOn,
  }
  for (const value of main.querySelectorAll<HTMLElement>('[data-value]')) {
    const text = values[value.dataset.value ?? ''] ?? ''
    value.textContent = text
    const label = main.querySelector<HTMLElement>(`[data-of="${value.dataset.value}"]`)
    value.hidden = !text
    if (label) label.hidden = !text
  }
  const facts = main.querySelector<HTMLElement>('[data-said]')
  if (facts) facts.hidden = !said.number
  const younger = main.querySelector<HTMLElement>('[data-younger]')
  if (younger) younger.hidden = !(isYounger && verdict === 'final')
  main.querySelector('#hasil')?.scrollIntoView({ block: 'nearest' })
}
