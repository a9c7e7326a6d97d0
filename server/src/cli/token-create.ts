import { PERMISSIONS, type Permission } from '@guyub/contract/identity'
import { createToken } from '../capabilities/identity/index.ts'
import { openInstallation } from '../installation.ts'
import { openPool } from '../kernel/db.ts'
import { Failure } from '../kernel/failure.ts'
import { findOffice } from '../people.ts'
import type { Command } from './command.ts'
import { required } from './user-create.ts'

const DAY = 86_400_000

export const tokenCreate: Command = {
  name: 'token create',
  usage:
    '--name "loket otomatis" --region 3505 --office 35.05.01.2001 --scopes cases.submit,cases.read [--days 90]',
  summary: {
    id: 'membuat kunci API untuk mesin, ditampilkan sekali',
    en: 'creates an API key for a machine, shown once',
  },
  options: {
    name: { type: 'string' },
    region: { type: 'string' },
    office: { type: 'string' },
    scopes: { type: 'string' },
    days: { type: 'string', default: '90' },
  },
  optionHelp: {
    scopes: { id: PERMISSIONS.join(', '), en: PERMISSIONS.join(', ') },
    days: { id: 'masa berlaku dalam hari (asalnya 90)', en: 'valid for so many days (default 90)' },
  },
  async run({ config, terminal, values }) {
    const [name, region, office] = (['name', 'region', 'office'] as const).map((option) =>
      required(values[option], option),
    ) as [string, string, string]
    const scopes = scopesIn(required(values.scopes, 'scopes'))
    const expiresAt = new Date(Date.now() + daysIn(required(values.days, 'days')) * DAY)
    const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
    const pool = openPool(installation.app, { binding: config.regionBinding })
    try {
      if (!(await findOffice(pool.region(region), office)))
        throw new Failure('usage', {
          id: `wilayah ${region} tidak mempunyai kantor ${office}`,
          en: `region ${region} has no office ${office}`,
        })
      const { id, token } = await createToken(pool, { name, region, office, scopes, expiresAt })
      terminal.answer({ id, token, scopes, expiresAt }, { id: token, en: token })
    } finally {
      await pool.end()
      await installation.close()
    }
    return undefined
  },
}

function scopesIn(said: string): Permission[] {
  const scopes = said.split(',').map((scope) => scope.trim())
  const stranger = scopes.find((scope) => !(PERMISSIONS as readonly string[]).includes(scope))
  if (stranger === undefined) return scopes as Permission[]
  throw new Failure('usage', {
    id: `--scopes tidak mengenal "${stranger}"`,
    en: `--scopes does not know "${stranger}"`,
  })
}

function daysIn(said: string): number {
  const days = Number(said)
  if (Number.isInteger(days) && days > 0 && days <= 3650) return days
  throw new Failure('usage', { id: '--days harus 1 sampai 3650', en: '--days must be from 1 to 3650' })
}
