import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fail, tell } from './tell.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const ON_A_MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const NO_BROWSER = 14

/** A Chrome or Chromium of this machine; as root on Debian it is installed, elsewhere we say how. */
export function findChromium() {
  const found = installed()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    tell('Memasang chromium dengan apt-get …', 'Installing chromium with apt-get …')
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium')
  }
  return (
    installed() ??
    fail(
      NO_BROWSER,
      'uji di peramban memerlukan Chrome atau Chromium: jalankan "sudo apt-get install chromium" (Debian), "sudo dnf install chromium" (Fedora) atau "brew install --cask chromium" (macOS), atau tunjukkan dengan GUYUB_CHROMIUM',
      'the journeys need Chrome or Chromium: run "sudo apt-get install chromium" (Debian), "sudo dnf install chromium" (Fedora) or "brew install --cask chromium" (macOS), or point to one with GUYUB_CHROMIUM',
    )
  )
}

/** Where it is, without installing any. */
export function installed() {
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [process.env.GUYUB_CHROMIUM, ...inPath, ...ON_A_MAC].find((path) => path && isProgram(path))
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['-q', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
}
