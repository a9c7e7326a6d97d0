import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openCluster } from '../src/kernel/postgres.ts'
import { generateTables, TABLES } from './generate-tables.ts'
import { HOME, TEMPLATE } from './template.ts'

test('the types of the tables are those of the migrations: `npm run tables` writes them anew', async () => {
  const cluster = await openCluster(HOME)
  expect(readFileSync(TABLES, 'utf8')).toBe(await generateTables(cluster.url('postgres', TEMPLATE)))
})
