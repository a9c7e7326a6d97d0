import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** An installed Chrome or Chromium; GUYUB_CHROMIUM names another. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.GUYUB_CHROMIUM ?? PLACES.find((place) => existsSync(place))
  if (!executablePath) throw new Error('no Chrome found: install chromium, or name one in GUYUB_CHROMIUM')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}
