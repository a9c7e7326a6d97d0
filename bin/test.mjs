import { spawnSync } from 'node:child_process'
import { buildWeb } from './build-web.mjs'
import { findChromium } from './chromium.mjs'
import { install, node26, ROOT } from './install.mjs'
import { findPrograms } from './programs.mjs'
import { tell } from './tell.mjs'

// npm test: the rules and everything over HTTP on a real PostgreSQL, then the journeys in a real browser.
// npm run proof: the ten-minute proof alone, step by step. Both install and build what they need.
const isProof = process.argv[2] === 'proof'

install()
findPrograms()
const chromium = findChromium()
buildWeb()
const results = isProof ? [journeys('proof')] : [vitest([]), journeys()]
process.exit(results.find((code) => code !== 0) ?? 0)

function journeys(...filter) {
  return vitest(['--config', `${ROOT}e2e/vitest.config.ts`, ...filter])
}

function vitest(args) {
  tell('', '')
  const env = { ...process.env, GUYUB_CHROMIUM: chromium }
  const options = { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env }
  const { status } = spawnSync(node26(), [`${ROOT}node_modules/vitest/vitest.mjs`, 'run', ...args], options)
  return status ?? 1
}
