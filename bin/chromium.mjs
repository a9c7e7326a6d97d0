import { aptInstall, inPath, isProgram, isRootOnDebian } from './programs.mjs'
import { fail } from './tell.mjs'

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
  if (isRootOnDebian()) aptInstall('chromium')
  return (
    installed() ??
    fail(
      NO_BROWSER,
      'uji di peramban memerlukan Chrome atau Chromium: jalankan "sudo apt-get install chromium" (Debian), "sudo dnf install chromium" (Fedora) atau "brew install --cask chromium" (macOS), atau tunjukkan dengan GUYUB_CHROMIUM',
      'tests in a browser need Chrome or Chromium: run "sudo apt-get install chromium" (Debian), "sudo dnf install chromium" (Fedora) or "brew install --cask chromium" (macOS), or point to one with GUYUB_CHROMIUM',
    )
  )
}

function installed() {
  const named = process.env.GUYUB_CHROMIUM
  return (named && isProgram(named) ? named : undefined) ?? inPath(...NAMES) ?? ON_A_MAC.find(isProgram)
}
