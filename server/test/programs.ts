import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { test } from 'vitest'

/**
 * A test that runs these programs of the machine. Where one is missing the test is skipped and says why, except where
 * everything must be tested (CI): there it runs, and fails.
 */
export function testWith(...programs: string[]): (name: string, run: () => Promise<void>) => void {
  const missing = programs.filter((program) => !isInPath(program))
  if (!missing.length || process.env.CI) return test
  return (name, run) => test.skip(`${name} (not here: ${missing.join(', ')} missing)`, run)
}

function isInPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
