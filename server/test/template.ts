import { fileURLToPath } from 'node:url'
import { digestOfMigrations } from '../src/kernel/migrate.ts'

export const HOME = fileURLToPath(new URL('../../data/test', import.meta.url))
export const TEMPLATE = `test_template_${digestOfMigrations()}`
