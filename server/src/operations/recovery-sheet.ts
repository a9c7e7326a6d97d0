import type { Config } from '../config.ts'
import { fingerprintOf, type Keys, keysFolder } from '../kernel/keys.ts'
import { placeOf } from '../kernel/postgres-place.ts'
import type { NewestHead } from './heads.ts'

interface Facts {
  readonly config: Config
  readonly keys: Keys
  readonly heads: readonly NewestHead[]
  readonly now: Date
  readonly version: string
}

/** One page to print and to keep outside the building: where everything lies, what proves the log, how to come back. No secret. */
export function recoverySheet({ config, keys, heads, now, version }: Facts): string {
  const database = config.database ? describe(config.database.app) : placeOf(config.home).data
  const rows = [
    ['Dibuat · Made', now.toISOString()],
    ['Guyub', version],
    ['Basis data · Database', database],
    ['Berkas · Files', `${config.home}/files`],
    ['Kunci · Keys', keysFolder(config.home)],
    ['Sidik jari kunci segel (SHA-256) · Fingerprint of the seal key', groups(fingerprintOf(keys.seal))],
    ...heads.map(({ region, lastSeq, sha256 }) => [
      `Kepala catatan · Log head ${region} #${lastSeq}`,
      groups(sha256),
    ]),
  ]
  return `<!doctype html>
<html lang="id">
<meta charset="utf-8">
<title>Guyub · lembar pemulihan</title>
<style>
  body { font: 11pt/1.5 serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
  table { border-collapse: collapse; width: 100% }
  th, td { border-top: 1px solid; padding: .4rem .6rem .4rem 0; text-align: left; vertical-align: top }
  td, code { font-family: monospace; overflow-wrap: anywhere }
</style>
<h1>Lembar pemulihan · Recovery sheet</h1>
<p>Cetak lembar ini dan simpan di luar kantor, bersama kata sandi cadangan dalam amplop tertutup. <em>Print this sheet and keep it
outside the office, with the backup passphrase in a sealed envelope.</em></p>
<table>
${rows.map(([name = '', value = '']) => `  <tr><th>${asText(name)}<td>${asText(value)}`).join('\n')}
</table>
<h2>Memulihkan · Restoring</h2>
<ol>
  <li>Pasang Guyub versi yang sama. <em>Install the same version of Guyub.</em>
  <li><code>npx guyub backup verify FOLDER</code>
  <li><code>npx guyub backup restore FOLDER</code>
  <li><code>npm start</code>, lalu · then <code>npx guyub log verify</code>
  <li>Cocokkan sidik jari dan kepala catatan di atas. <em>Compare the fingerprint and the log heads above.</em>
</ol>
<p>Tanpa folder kunci, data pribadi tidak dapat dibaca lagi oleh siapa pun. <em>Without the folder of keys nobody can ever read
the personal data again.</em></p>
</html>
`
}

function describe(url: string): string {
  const { host, pathname } = new URL(url)
  return `postgres://${host}${pathname}`
}

function groups(hex: string): string {
  return hex.match(/.{1,4}/g)?.join(' ') ?? ''
}

function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
