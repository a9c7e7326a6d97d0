import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { buildWeb } from './build-web.mjs'
import { findChromium } from './chromium.mjs'
import { install, node26, ROOT } from './install.mjs'
import { tell } from './tell.mjs'

// npm test: the rules and everything over HTTP on a real PostgreSQL, then the journeys in a real browser.
// npm run proof: the ten-minute proof alone, step by step. Both install and build what they need.
const isProof = process.argv[2] === 'proof'
const JOURNEYS = `${ROOT}e2e/vitest.config.ts`

install()
buildWeb()
const results = isProof ? [journeys('proof')] : [vitest([]), journeys()]
process.exit(results.find((code) => code !== 0) ?? 0)

function journeys(...filter) {
  if (!existsSync(JOURNEYS)) return 0
  const chromium = findChromium()
  return vitest(['--config', JOURNEYS, ...filter], { GUYUB_CHROMIUM: chromium })
}

function vitest(args, env = {}) {
  tell('', '')
  const options = { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } }
  const { status } = spawnSync(node26(), [`${ROOT}node_modules/vitest/vitest.mjs`, 'run', ...args], options)
  return status ?? 1
}
