import { Email, ROLES, type Role } from '@guyub/contract/identity'
import { openInstallation } from '../installation.ts'
import { openPool } from '../kernel/db.ts'
import { Failure } from '../kernel/failure.ts'
import { Refusal } from '../kernel/refusal.ts'
import { createUser } from '../people.ts'
import type { Command } from './command.ts'

export const userCreate: Command = {
  name: 'user create',
  usage:
    '--name "Siti" --email siti@desa.id --region 3505 --office 35.05.01.2001 --role village-clerk --decree "SK 1/2026"',
  summary: {
    id: 'membuat akun dengan satu tempat tugas; sandinya ditampilkan sekali dan diganti saat masuk pertama',
    en: 'creates an account with one place of work; its password is shown once and changed at the first log-in',
  },
  options: {
    name: { type: 'string' },
    email: { type: 'string' },
    region: { type: 'string' },
    office: { type: 'string' },
    role: { type: 'string' },
    decree: { type: 'string' },
  },
  optionHelp: { role: { id: ROLES.join(', '), en: ROLES.join(', ') } },
  async run({ config, terminal, values }) {
    const said = (option: string) => required(values[option], option)
    const role = said('role')
    if (!isRole(role))
      throw new Failure('usage', {
        id: `--role harus salah satu dari ${ROLES.join(', ')}`,
        en: `--role must be one of ${ROLES.join(', ')}`,
      })
    const email = Email.safeParse(said('email')).data
    if (!email)
      throw new Failure('usage', {
        id: '--email harus sebuah alamat surel',
        en: '--email must be an email address',
      })
    const account = {
      name: said('name'),
      email,
      memberships: [{ region: said('region'), office: said('office'), role, decree: said('decree') }],
    }
    const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
    const pool = openPool(installation.app, { binding: config.regionBinding })
    try {
      const { userId, password } = await createUser({ pool, now: () => new Date() }, account)
      terminal.answer(
        { userId, email: account.email, password },
        { id: `${account.email}  ${password}`, en: `${account.email}  ${password}` },
      )
    } catch (error) {
      throw error instanceof Refusal ? refused(error) : error
    } finally {
      await pool.end()
      await installation.close()
    }
    return undefined
  },
}

function isRole(said: string): said is Role {
  return (ROLES as readonly string[]).includes(said)
}

/** The value of an option that a command cannot do without. */
export function required(value: string | boolean | undefined, option: string): string {
  if (typeof value === 'string' && value) return value
  throw new Failure('usage', { id: `--${option} belum diberikan`, en: `--${option} is missing` })
}

function refused({ code }: Refusal): Failure {
  return new Failure('usage', { id: `ditolak: ${code}`, en: `refused: ${code}` })
}
