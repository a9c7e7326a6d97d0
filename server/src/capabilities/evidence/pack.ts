import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'

export interface Packed {
  readonly archive: Buffer
  readonly sumsSha256: string
}

/**
 * Puts files into one ZIP with their checksums, the signature over these and the public key: everything that a stranger
 * needs with `sha256sum` and `openssl`. The same files give the same bytes.
 */
export function pack(files: Readonly<Record<string, string | Buffer>>, key: KeyObject): Packed {
  const names = Object.keys(files).sort()
  const sums = names.map((name) => `${sha256(files[name] ?? '')}  ${name}\n`).join('')
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  const all = {
    ...Object.fromEntries(names.map((name) => [name, bytesOf(files[name] ?? '')])),
    SHA256SUMS: strToU8(sums),
    'SHA256SUMS.sig': new Uint8Array(sign(null, Buffer.from(sums), key)),
    'public-key.pem': strToU8(publicKey),
  }
  const archive = zipSync(all, { mtime: new Date('2000-01-01T00:00:00'), level: 6 })
  return { archive: Buffer.from(archive), sumsSha256: sha256(sums) }
}

function bytesOf(content: string | Buffer): Uint8Array {
  return typeof content === 'string' ? strToU8(content) : new Uint8Array(content)
}

export function sha256(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex')
}

export const HOW_TO_VERIFY = `CARA MEMERIKSA BUKTI INI TANPA GUYUB
1. sha256sum -c SHA256SUMS
   Setiap berkas harus "OK": isinya tidak berubah sejak dibekukan.
2. openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig
   Jawaban "Signature Verified Successfully": daftar itu ditandatangani kunci instalasi ini.
3. openssl pkey -pubin -in public-key.pem -outform DER | sha256sum
   Harus sama dengan sidik kunci yang diumumkan daerah (manifest.json, key) di tempat lain.
figures.csv: "<5" berarti jumlahnya 1 sampai 4. "disembunyikan" berarti bagian atau sisanya 1 sampai 4. Angka yang berubah
kurang dari lima sejak pembekuan sebelumnya disebut seperti dulu, sehingga dua bukti tidak dapat dikurangkan. Baris "shown" adalah
jumlah baris yang ditampilkan, bukan jumlah setahun; begitu pula "events" di manifest.json.
commitments.txt memuat satu baris untuk tiap peristiwa di balik angka: SHA-256 dari garam 32 byte diikuti hash peristiwa.
Selalu ada baris acak sebagai pengisi sampai kelipatan 32 (sudah penuh: tanpa pengisi), sehingga banyaknya baris bukan
banyaknya peristiwa. Daerah dapat membuka baris peristiwa mana pun dengan menunjukkan garam dan hash peristiwanya.
seals.jsonl memuat semua segel log daerah, dari yang pertama sampai yang mencakup peristiwa terakhir di balik angka. Tiap
baris: head (teks yang ditandatangani) dan signature (Ed25519 atas teks head, base64). Rantainya: previous = SHA-256 teks head
sebelumnya, firstSeq = lastSeq sebelumnya + 1, yang pertama mulai dari 1. root adalah akar Merkle (RFC 6962) hash peristiwa.
Dari arsip ini saja TIDAK terbukti bahwa satu baris commitments.txt ada di dalam log: itu terbukti bila daerah membuka baris
itu, karena bersama garam dan hash ia memberi jalur Merkle sampai root segelnya. Juga tidak terbukti bahwa tidak ada
peristiwa yang tertinggal, atau bahwa angka dihitung dari baris-baris itu; untuk itu log di daerah harus diperiksa.
Satu langkah jalur: SHA-256 dari byte 01, hash sisi kiri, hash sisi kanan.

HOW TO VERIFY THIS EVIDENCE WITHOUT GUYUB
Run the three commands above. In figures.csv "<5" is a count of 1 to 4; "disembunyikan" (hidden) is a figure whose part
or remainder is 1 to 4. A figure that changed by fewer than five since an earlier freeze is told as it was then, so that two
pieces of evidence cannot be subtracted. The line "shown" is the sum of the rows that are shown, not of the year, and so is
"events" in manifest.json. commitments.txt has one line per event behind the figures: SHA-256 of a 32-byte salt followed by the
event's hash. It is always filled up with random lines to a multiple of 32, so its lines do not count the events. The region
can open the line of any event by showing salt and hash.
seals.jsonl has all seals of the region's log, from the first to the one that covers the last event behind the figures: head
(the signed text) and signature (Ed25519 over it, base64). previous is the SHA-256 of the head before, firstSeq follows the
lastSeq before, root is the Merkle root (RFC 6962) of the event hashes. This archive alone does NOT prove that a line of
commitments.txt is in the log: opening it does, with the Merkle path up to its seal's root (a step: SHA-256 of byte 01, left
hash, right hash). Nor does it prove that no event was left out, or that the figures were counted from these lines: for that,
the log itself must be examined in the region.
`

export const HOW_TO_VERIFY_PAPER = `CARA MEMERIKSA BUKTI INI TANPA GUYUB
1. sha256sum -c SHA256SUMS
   Setiap berkas harus "OK": isinya tidak berubah sejak dibekukan.
2. openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig
   Jawaban "Signature Verified Successfully": daftar itu ditandatangani kunci instalasi ini.
3. openssl pkey -pubin -in public-key.pem -outform DER | sha256sum
   Harus sama dengan sidik kunci yang diumumkan daerah (manifest.json, key) di tempat lain.
Yang terbukti: berkas ini dibekukan daerah pada saat itu dan tidak berubah sejak itu. Isinya adalah pernyataan daerah; "masked"
di manifest.json menyebut berapa bagian gambar yang dihitamkan sebelum dibekukan.

HOW TO VERIFY THIS EVIDENCE WITHOUT GUYUB
Run the three commands above. They prove that the region froze this file at that time and that it has not changed since. What it
says is the region's statement; "masked" in manifest.json tells how many parts of a picture were blackened before it was frozen.
`
