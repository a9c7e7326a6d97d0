import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { install, node26, ROOT } from './install.mjs'
import { tell } from './tell.mjs'

// npm run check: style, types, what nobody uses, who may import whom and the other laws of the house. What needs a browser
// or built pages (axe, sizes, Chrome 109), or plays through whole lives (erasure, offline orders), is in npm test.
const LAWS = [
  ...['architecture', 'distribution', 'endpoint-laws', 'house-laws', 'services-guide', 'tables'].map(
    (law) => `server/test/${law}.test.ts`,
  ),
  ...['contract', 'web/src/words'],
]
install()
const modules = `${ROOT}node_modules`
const began = Date.now()
const checks = [
  run('biome', `${modules}/@biomejs/biome/bin/biome`, 'check'),
  run('tsc', `${modules}/typescript/bin/tsc`, '--noEmit'),
  run('knip', `${modules}/knip/bin/knip.js`, '--no-progress'),
]
const laws = run('laws', `${modules}/vitest/vitest.mjs`, 'run', ...LAWS)

const faults = (await Promise.all(checks)).filter(({ code }) => code !== 0)
for (const { name, output } of faults) console.error(`\n── ${name} ──\n${output}`)
const { code, output } = await laws
const seconds = Math.round((Date.now() - began) / 1000)
const names = faults.map(({ name }) => name).join(', ')
tell(
  names ? `${names} menemukan kesalahan (${seconds} detik)` : `biome, tsc dan knip bersih (${seconds} detik)`,
  names ? `${names} found faults (${seconds} seconds)` : `biome, tsc and knip are clean (${seconds} seconds)`,
)
// Last: the summary of the laws closes the report.
console.error(output)
process.exit(faults.length ? 1 : code)

async function run(name, program, ...args) {
  const child = spawn(node26(), [program, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
    })
  }
  const [exit] = await once(child, 'close')
  return { name, code: exit, output: said }
}
