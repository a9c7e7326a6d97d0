import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'

const HERE = import.meta.dirname

/** Plain modules for pages without the framework: what each does for a page, the page also does without. */
const MODULES = [
  'portal/offline-check',
  ...['portal/live-status', 'portal/hash-paper', 'portal/use-position', 'portal/tell-browser'],
  'portal/use-passkey',
  ...['office/insert-field', 'office/print-page', 'office/large-stick', 'wall/live-wall'],
  ...[
    'kiosk/kiosk-idle',
    'kiosk/kiosk-keys',
    'kiosk/kiosk-print',
    'kiosk/kiosk-printer',
    'kiosk/live-display',
  ],
  'office/queue/counter-keys',
]

/** After the framework's build: the small modules, the desk's service worker, and every file compressed once. */
export async function finishBuild(buildDirectory: string): Promise<void> {
  const client = join(buildDirectory, 'client')
  for (const module of MODULES)
    await buildModule(`src/${module}.ts`, client, `plain/${module.split('/').at(-1)}.js`)
  // A worker's reach is where it lies.
  await buildModule('src/portal/told-browser.ts', client, 'told-browser.js')
  await buildModule('src/portal/kept-checker.ts', client, 'kept-checker.js')
  const shell = shellFiles(client)
  const version = createHash('sha256').update(shell.join('\n')).digest('hex').slice(0, 12)
  if (existsSync(join(HERE, 'src/desk/offline/service-worker.ts')))
    await buildModule('src/desk/offline/service-worker.ts', client, 'sw.js', {
      SHELL_FILES: JSON.stringify(shell),
      SHELL_VERSION: JSON.stringify(version),
    })
  for (const file of filesUnder(client)) compress(file)
}

async function buildModule(entry: string, outDir: string, file: string, define: Record<string, string> = {}) {
  await build({
    configFile: false,
    root: HERE,
    logLevel: 'warn',
    define,
    publicDir: false,
    build: {
      target: 'chrome109',
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: join(HERE, entry),
        output: { entryFileNames: file, format: 'es', codeSplitting: false },
      },
    },
  })
}

/** What a desk needs to open without a network: names carry a hash of their content, so a list is a version. */
function shellFiles(client: string): string[] {
  const files = filesUnder(join(client, 'assets')).map((file) =>
    file.slice(client.length).replaceAll('\\', '/'),
  )
  return [
    ...files.filter((file) => !file.endsWith('.br') && !file.endsWith('.gz')),
    '/mark.svg',
    '/manifest.webmanifest',
  ]
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesUnder(path) : [path]))
    .sort()
}

function compress(file: string): void {
  if (!/\.(js|css|svg|html|webmanifest)$/.test(file)) return
  const bytes = readFileSync(file)
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}
