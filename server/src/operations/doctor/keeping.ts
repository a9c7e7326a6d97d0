import { createPublicKey } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Installation } from '../../installation.ts'
import { openReader } from '../../kernel/db.ts'
import { fingerprintOf, keysFolder } from '../../kernel/keys.ts'
import { verify } from '../../kernel/verify.ts'
import { type Finding, fault, ok, warning } from './finding.ts'

const DAY = 86_400_000

/** What must not be lost: keys, log, backups. */
export async function examineKeeping(
  home: string,
  installation: Installation,
  now: Date,
): Promise<Finding[]> {
  return [keys(home, installation), ...(await log(installation)), backups(home, now)]
}

function keys(home: string, installation: Installation): Finding {
  const folder = keysFolder(home)
  const isOpen = ['', 'seal.pem', 'master.key'].some(
    (name) => (statSync(join(folder, name)).mode & 0o077) !== 0,
  )
  if (!isOpen) return ok('keys', fingerprintOf(installation.keys.seal))
  return fault(
    'keys',
    {
      id: `orang lain di mesin ini dapat membaca ${folder}`,
      en: `others on this machine can read ${folder}`,
    },
    {
      id: `chmod 700 ${folder} && chmod 600 ${folder}/*`,
      en: `chmod 700 ${folder} && chmod 600 ${folder}/*`,
    },
  )
}

async function log({ reader, keys }: Installation): Promise<Finding[]> {
  const db = openReader(reader)
  try {
    const publicKey = createPublicKey(keys.seal)
    const regions = await db
      .selectFrom('event_seal')
      .select('region_code')
      .distinct()
      .orderBy('region_code')
      .execute()
    const findings: Finding[] = []
    for (const { region_code } of regions) {
      const problems = await verify(db, region_code, publicKey)
      const list = problems.join('; ')
      findings.push(
        problems.length
          ? fault(
              `log ${region_code}`,
              { id: list, en: list },
              {
                id: 'jangan diperbaiki sendiri: simpan cadangan sekarang dan bandingkan dengan kepala yang dicetak',
                en: 'do not mend it: make a backup now, and compare with the printed heads',
              },
            )
          : ok(`log ${region_code}`, 'utuh', 'whole'),
      )
    }
    return findings.length ? findings : [ok('log', 'masih kosong', 'still empty')]
  } finally {
    await db.destroy()
  }
}

function backups(home: string, now: Date): Finding {
  const file = join(home, 'last-backup.json')
  const mend = {
    id: 'npx guyub backup create --to /tempat/lain, tiap malam',
    en: 'npx guyub backup create --to /elsewhere, every night',
  }
  if (!existsSync(file))
    return warning('backups', { id: 'belum pernah dibuat', en: 'none was ever made' }, mend)
  const { at, folder } = JSON.parse(readFileSync(file, 'utf8')) as { at: string; folder: string }
  const days = Math.floor((now.getTime() - Date.parse(at)) / DAY)
  const told = { id: `terakhir ${at} di ${folder}`, en: `the last of ${at} in ${folder}` }
  if (days > 2) return warning('backups', told, mend)
  return ok('backups', told.id, told.en)
}
