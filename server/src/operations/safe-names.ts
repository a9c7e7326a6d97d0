import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Sentence } from '../kernel/failure.ts'

/** Whether a path of a backup stays inside it, in the spelling in which backups are written. */
export function isInside(path: string): boolean {
  return (
    /^[^/\\\0]+(\/[^/\\\0]+)*$/.test(path) && !path.split('/').some((part) => part === '..' || part === '.')
  )
}

/** Names under which keys are kept: nothing else is written outside the folders of database and files. */
export function isNameOfKey(name: string): boolean {
  return name === 'secret' || (isInside(name) && /^keys\/[\w.-]+$/.test(name))
}

/** A backup holds files and folders. A link would lead out of it, or out of where it is restored. */
export function linksIn(folder: string): Sentence[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => {
      const entry = lstatSync(join(folder, name), { throwIfNoEntry: false })
      return entry && !entry.isFile() && !entry.isDirectory()
    })
    .map((name) => ({ id: `${name} bukan berkas atau folder`, en: `${name} is neither a file nor a folder` }))
}
