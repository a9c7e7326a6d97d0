import { existsSync } from 'node:fs'
import { lockFile, openInstallation } from '../installation.ts'
import { EXIT, Failure, type Sentence } from '../kernel/failure.ts'
import { lockedBy } from '../kernel/lock.ts'
import { placeOf } from '../kernel/postgres-place.ts'
import { examineDatabase } from '../operations/doctor/database.ts'
import { type Finding, fault, ok } from '../operations/doctor/finding.ts'
import { examineKeeping } from '../operations/doctor/keeping.ts'
import { examineMachine } from '../operations/doctor/machine.ts'
import { examineNetwork } from '../operations/doctor/network.ts'
import { isLoopback } from './addresses.ts'
import type { Call, Command } from './command.ts'

const SIGNS = { ok: '✓', warning: '!', fault: '✗' }

export const doctor: Command = {
  name: 'doctor',
  summary: {
    id: 'memeriksa semuanya dan menjelaskan tiap kesalahan',
    en: 'examines everything and explains each fault',
  },
  async run({ config, terminal }) {
    const now = new Date()
    const isRunning = lockedBy(lockFile(config.home))?.purpose === 'server'
    const findings = [
      ...examineMachine(config.home, now),
      ...(await examineNetwork(config, { now, isRunning, isLoopback: isLoopback(config.host) })),
      ...(await examineInside(config, now, terminal)),
    ]
    const inOne = (language: keyof Sentence) =>
      findings
        .map(({ about, state, told, mend }) =>
          [`${SIGNS[state]} ${about}: ${told[language]}`, ...(mend ? [`    → ${mend[language]}`] : [])].join(
            '\n',
          ),
        )
        .join('\n')
    const isWell = findings.every(({ state }) => state !== 'fault')
    terminal.answer({ well: isWell, findings }, { id: inOne('id'), en: inOne('en') })
    return isWell ? 0 : EXIT.faults
  },
}

// A house that will not open is itself a finding.
async function examineInside(
  config: Call['config'],
  now: Date,
  terminal: Call['terminal'],
): Promise<Finding[]> {
  if (!config.database && !existsSync(placeOf(config.home).data))
    return [ok('data', 'belum ada: npm start membuatnya', 'none yet: npm start makes them')]
  try {
    const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
    try {
      return [
        ...(await examineDatabase(installation)),
        ...(await examineKeeping(config.home, installation, now)),
      ]
    } finally {
      await installation.close()
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return [fault('data', error.sentence, { id: 'lihat docs/operations.md', en: 'see docs/operations.md' })]
  }
}
