import { execFileSync } from 'node:child_process'
import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Finding, fault, ok, warning } from './finding.ts'

const GIGABYTE = 2 ** 30
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** What the machine brings: Node, npm, disk, clock, a browser for the tests. */
export function examineMachine(home: string, now: Date): Finding[] {
  return [node(), npm(), disk(home), clock(now), browser()]
}

function node(): Finding {
  const major = Number.parseInt(process.versions.node, 10)
  if (major >= 26) return ok('node', process.version)
  return fault(
    'node',
    { id: `Node ${process.version} terlalu lama`, en: `Node ${process.version} is too old` },
    {
      id: 'jalankan lewat npm start atau npx guyub, yang membawa Node 26',
      en: 'run it through npm start or npx guyub, which bring Node 26',
    },
  )
}

function npm(): Finding {
  try {
    const version = execFileSync('npm', ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
    if (Number.parseInt(version, 10) >= 10) return ok('npm', version)
    return fault(
      'npm',
      { id: `npm ${version} terlalu lama`, en: `npm ${version} is too old` },
      { id: 'pasang npm 10 atau lebih baru', en: 'install npm 10 or later' },
    )
  } catch {
    return warning(
      'npm',
      { id: 'npm tidak ditemukan', en: 'npm was not found' },
      { id: 'hanya perlu untuk memperbarui', en: 'needed for updates only' },
    )
  }
}

function disk(home: string): Finding {
  const at = existingAbove(home)
  const { bavail, bsize } = statfsSync(at)
  const free = (bavail * bsize) / GIGABYTE
  const told = { id: `${free.toFixed(1)} GB tersisa di ${at}`, en: `${free.toFixed(1)} GB are free in ${at}` }
  if (free >= 5) return ok('disk', told.id, told.en)
  const mend = {
    id: 'kosongkan cakram atau pindahkan cadangan lama',
    en: 'free the disk, or move old backups away',
  }
  return free < 1 ? fault('disk', told, mend) : warning('disk', told, mend)
}

function existingAbove(folder: string): string {
  return existsSync(folder) ? folder : existingAbove(dirname(folder))
}

// A promise is counted in the region's days; a clock of another year would break every one of them, and TLS too.
function clock(now: Date): Finding {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const told = `${now.toISOString()}, ${zone}`
  if (now.getUTCFullYear() >= 2026) return ok('clock', told)
  return fault(
    'clock',
    { id: `jam mesin ini salah: ${told}`, en: `the clock of this machine is wrong: ${told}` },
    { id: 'nyalakan NTP (timedatectl set-ntp true)', en: 'switch NTP on (timedatectl set-ntp true)' },
  )
}

function browser(): Finding {
  const folders = (process.env.PATH ?? '').split(':')
  const found = BROWSERS.flatMap((name) => folders.map((folder) => `${folder}/${name}`)).find((path) =>
    existsSync(path),
  )
  if (found) return ok('chromium', found)
  return warning(
    'chromium',
    { id: 'tidak ada Chrome atau Chromium', en: 'there is no Chrome or Chromium' },
    {
      id: 'hanya perlu untuk npm test: apt-get install chromium',
      en: 'needed by npm test only: apt-get install chromium',
    },
  )
}
