import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'

/** A phone of somebody in a village, and the desktop of an office. */
export const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }
export const DESKTOP = { viewport: { width: 1440, height: 900 } }

/** A browser for the journeys of this file; each `visit` is a person of their own, with nothing remembered. */
export function openBrowser() {
  let browser: Browser
  beforeAll(async () => {
    const executablePath = process.env.GUYUB_CHROMIUM
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    browser = await chromium.launch({ args, ...(executablePath && { executablePath }) })
  })
  afterAll(() => browser.close())
  return {
    async visit(options: BrowserContextOptions = DESKTOP): Promise<Page> {
      const context = await browser.newContext({ baseURL: inject('address'), locale: 'id-ID', ...options })
      // A step that takes longer than this is a fault, not a slow machine.
      context.setDefaultTimeout(15_000)
      return context.newPage()
    },
  }
}
