import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
// Last, so that whoever sees only the end of a long report sees what failed.
for (const { failures } of results) for (const failure of failures) console.error(failure)
process.exit(results.find(({ status }) => status !== 0)?.status ?? 0)

function journeys(...filter) {
  return vitest(['--config', `${ROOT}e2e/vitest.config.ts`, ...filter])
}

function vitest(args) {
  tell('', '')
  const env = { ...process.env, GUYUB_CHROMIUM: chromium }
  const options = { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env }
  const folder = mkdtempSync(join(tmpdir(), 'guyub-test-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const program = `${ROOT}node_modules/vitest/vitest.mjs`
  const { status } = spawnSync(node26(), [program, 'run', ...reporters, ...args], options)
  const failures = status === 0 ? [] : failuresIn(report)
  rmSync(folder, { recursive: true, force: true })
  return { status: status ?? 1, failures }
}

/** A line for each test that failed, and for each file that could not be run; its first sentence with it. */
function failuresIn(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap(
      ({ name, message, assertionResults }) => {
        const file = name.replace(ROOT, '')
        const failed = assertionResults.filter((test) => test.status === 'failed')
        if (message && !failed.length) return [`✗ ${file}: ${message}`]
        return failed.map(
          ({ fullName, failureMessages }) =>
            `✗ ${file} › ${fullName}: ${failureMessages.join(' ').slice(0, 600)}`,
        )
      },
    )
  } catch (error) {
    return [`✗ ${error.message}`]
  }
}
