import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { DESKTOP, type openBrowser, PHONE } from '../browser.ts'
import { anOfficer, type Officer } from '../officers.ts'
import { fromSiak } from '../papers.ts'

export const PIN = '246813'
const JATEN = '35.05.01.2001'
const OFFICES = {
  'village-clerk': JATEN,
  'civil-registrar': 'dispendukcapil',
  leader: '35.05',
  secretariat: 'diskominfo',
  assessor: '35.05',
  ministry: '35.05',
} as const

/** Who takes part, each with a browser of their own, and what passes from one to the next. */
export interface Proof {
  readonly browser: ReturnType<typeof openBrowser>
  readonly officers: Readonly<Record<keyof typeof OFFICES, Officer>>
  readonly clerk: Page
  readonly registrar: Page
  readonly parent: Page
  readonly wall: Page
  readonly leader: Page
  readonly secretariat: Page
  /** What SIAK hands out, by product. */
  readonly papers: Readonly<Record<'birth-certificate' | 'family-card', Buffer>>
  /** What is taken home and downloaded. */
  readonly folder: string
  readonly receipt: { code: string; pin: string }
  /** How the dimension stood before anything was delivered. */
  readonly before: { dimension: string }
}

export async function castOf(browser: Proof['browser']): Promise<Proof> {
  const made: [string, Officer][] = []
  for (const [role, office] of Object.entries(OFFICES))
    made.push([role, await anOfficer('3505', role, office)])
  const visit = async (options: Parameters<typeof browser.visit>[0] = DESKTOP) => {
    const page = await browser.visit(options)
    page.context().setDefaultTimeout(12_000)
    return page
  }
  return {
    ...{ browser, receipt: { code: '', pin: '' }, before: { dimension: '' } },
    officers: Object.fromEntries(made) as Proof['officers'],
    clerk: await visit(),
    registrar: await visit(),
    leader: await visit(),
    secretariat: await visit(),
    wall: await visit({ viewport: { width: 1920, height: 1080 } }),
    parent: await visit(PHONE),
    papers: {
      'birth-certificate': await fromSiak('KUTIPAN AKTA KELAHIRAN'),
      'family-card': await fromSiak('KARTU KELUARGA'),
    },
    folder: mkdtempSync(join(tmpdir(), 'guyub-proof-')),
  }
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** In a work list: other journeys may have filed for families of the same name. */
export async function openCase(page: Page, { code }: Proof['receipt']): Promise<void> {
  await page.getByRole('row').filter({ hasText: code }).getByRole('link').first().click()
}

/** Gives the PIN where a page was loaded anew and asks for it. */
export async function unlocked(page: Page): Promise<void> {
  const pin = page.locator('[name=pin]')
  const content = page.locator('main h1, main h2').first()
  await pin.or(content).first().waitFor()
  if (!(await pin.isVisible())) return
  await pin.fill(PIN)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
}
