import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { OPENSID_COLUMNS, type OpensidColumn } from '@guyub/contract/residents'
import readWorkbook from 'read-excel-file/universal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/universal'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { eraseAgain, erasuresSoFar } from '../../operations/erasures.ts'

type Row = Partial<Record<OpensidColumn, string>>
type Who = 'clerk' | 'neighbour' | 'registrar' | 'district' | 'visitor'

const BUDI: Row = {
  ...{ nama: 'BUDI SANTOSO', nik: '3505011203900001', no_kk: '3505012005150003', sex: '1' },
  ...{ tanggallahir: '1990-03-12', tempatlahir: 'BLITAR', status_kawin: '2', kk_level: '1' },
  ...{ dusun: 'KRAJAN', rt: '2', rw: '1', agama_id: '1', golongan_darah_id: '13', id_asuransi: '2' },
}
const SITI: Row = {
  ...BUDI,
  ...{
    nama: 'SITI AMINAH',
    nik: '3505015508930002',
    sex: 'P',
    tanggallahir: '15-08-1993',
    kk_level: 'ISTRI',
  },
}

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('a list is tried first, told by row and column, then written; the same list again changes nothing', async () => {
  const list = await workbook([BUDI, SITI, { ...SITI, nik: '12' }, BUDI, { ...BUDI, nik: '0' }])
  const trial = (await brought(list, { isTrial: true })).body
  expect(trial).toMatchObject({ rows: 5, added: 2, changed: 0, same: 0, left: 0, faulty: 3 })
  expect(trial.faults).toEqual([
    { row: 4, column: 'nik', code: 'residents.nik_wrong' },
    { row: 5, column: 'nik', code: 'residents.twice_in_list' },
    { row: 6, column: 'nik', code: 'residents.nik_unknown' },
  ])
  expect((await register()).count).toBe(0)

  const commandId = newCommandId()
  for (const _ of ['once', 'again'])
    expect((await brought(list, { commandId })).body).toMatchObject({ added: 2, faulty: 3 })
  expect(await register()).toMatchObject({ count: 2, imports: [{ id: commandId, added: 2, faulty: 3 }] })
  expect((await brought(list)).body).toMatchObject({ added: 0, changed: 0, same: 2 })
  const moved = await workbook([
    { ...BUDI, rt: '5' },
    { ...SITI, status_dasar: 'PINDAH' },
  ])
  expect((await brought(moved)).body).toMatchObject({ added: 0, changed: 1, same: 0, left: 1 })
  expect((await register()).count).toBe(1)
  await brought(list)
})

test('the whole NIK finds somebody of the own village, for the form; each look is kept, and no other village sees them', async () => {
  const { resident } = (await app.post('/residents/find', { nik: BUDI.nik }, 'clerk')).body
  expect(resident).toMatchObject({
    ...{ name: 'BUDI SANTOSO', bornOn: '1990-03-12', sex: 'male', kkNumber: '3505012005150003' },
    address: 'Dusun KRAJAN RT 002 RW 001',
  })
  expect((await app.post('/residents/find', { nik: BUDI.nik }, 'neighbour')).body.resident).toBeNull()
  expect((await app.post('/residents/find', { nik: '3505010101010101' }, 'clerk')).body.resident).toBeNull()
  expect((await register()).reads).toMatchObject([{ what: 'look' }])
  expect((await register('neighbour')).count).toBe(0)
})

test('what is taken out again is in the columns of OpenSID, and nothing that no form needs was kept', async () => {
  const response = await app.inject({
    ...{ method: 'GET', url: '/api/r/3505/residents/export' },
    headers: { 'x-actor': 'clerk' },
  })
  const [sheet] = await readWorkbook(new Uint8Array(response.rawPayload).buffer)
  const [head = [], first = []] = sheet?.data ?? []
  expect([sheet?.sheet, head]).toEqual(['Data Penduduk', [...OPENSID_COLUMNS]])
  const at = (column: OpensidColumn) => first[head.indexOf(column)]
  expect([at('nama'), at('nik'), at('rt')]).toEqual(['BUDI SANTOSO', BUDI.nik, '2'])
  expect([at('agama_id'), at('golongan_darah_id'), at('id_asuransi')]).toEqual([null, null, null])
  expect((await register()).reads[0]).toMatchObject({ what: 'export' })
  // And it comes in again as it went out.
  expect((await brought(response.rawPayload)).body).toMatchObject({ rows: 2, same: 2, faulty: 0 })
})

test('names and numbers are nowhere in the clear', async () => {
  const rows = await app.admin.selectFrom('resident').selectAll().execute()
  const events = await app.admin
    .selectFrom('event')
    .selectAll()
    .where('type', 'like', 'residents.%')
    .execute()
  const kept = Buffer.concat(
    rows.flatMap((row) => [row.content, row.data_key, row.nik_hash, row.digest]),
  ).toString('latin1')
  for (const secret of ['BUDI', '3505011203900001', '3505012005150003']) {
    expect(kept).not.toContain(secret)
    expect(JSON.stringify(events)).not.toContain(secret)
  }
})

test('somebody is taken out on a ground of the law, once, and again after an older backup', async () => {
  const { resident } = (await app.post('/residents/find', { nik: SITI.nik }, 'clerk')).body
  const path = `/residents/${resident.id}/erase`
  const erase = { commandId: newCommandId(), reason: 'person-asks' }
  expect((await app.post(path, { ...erase, commandId: newCommandId() }, 'neighbour')).body.code).toBe(
    'residents.unknown',
  )
  for (const _ of ['once', 'again'])
    expect((await app.post(path, erase, 'clerk')).body).toEqual({ residentId: resident.id })
  expect((await app.post('/residents/find', { nik: SITI.nik }, 'clerk')).body.resident).toBeNull()

  const row = await app.admin.selectFrom('resident').selectAll().executeTakeFirstOrThrow()
  await app.admin
    .insertInto('resident')
    .values({ ...row, id: resident.id, nik_hash: Buffer.from('back') })
    .execute()
  const again = (await erasuresSoFar(app.reader)).filter(({ what }) => what === 'resident')
  expect(await eraseAgain(app.pool, again, () => app.clock.now)).toBe(1)
  expect(await eraseAgain(app.pool, again, () => app.clock.now)).toBe(0)
})

test('what is no such list is refused with a reason, and so is whoever has no village', async () => {
  const list = await workbook([BUDI])
  expect((await brought(Buffer.from('PK nothing'))).body.code).toBe('residents.list_unreadable')
  const strange = Buffer.from(
    await (await writeWorkbook([{ sheet: 'a', data: [['x']] }]).toBlob()).arrayBuffer(),
  )
  expect((await brought(strange)).body.code).toBe('residents.list_without_columns')
  expect((await brought(list, { sha256: '0'.repeat(64) })).body.code).toBe('residents.list_damaged')
  for (const who of ['registrar', 'district', 'visitor'] as const)
    expect((await brought(list, { who })).status).toBe(403)
  expect((await app.post('/residents/find', { nik: '1' }, 'clerk')).status).toBe(400)
  // A village clerk whose office is none: nobody's register is theirs.
  const actor = { ...app.actors.clerk, areaCode: '35.05' }
  Object.assign(app.actors, { misplaced: actor })
  expect((await app.post('/residents/find', { nik: BUDI.nik }, 'misplaced' as Who)).body.code).toBe(
    'residents.no_village',
  )
})

async function register(who: Who = 'clerk') {
  return (await app.get('/residents', who)).body
}

async function workbook(rows: readonly Row[]): Promise<Buffer> {
  const data = [
    [...OPENSID_COLUMNS],
    ...rows.map((row) => OPENSID_COLUMNS.map((column) => row[column] ?? null)),
  ]
  return Buffer.from(await (await writeWorkbook([{ sheet: 'Data Penduduk', data }]).toBlob()).arrayBuffer())
}

interface Brought {
  readonly isTrial?: boolean
  readonly commandId?: string
  readonly sha256?: string
  readonly who?: Who
}

async function brought(
  payload: Buffer,
  { isTrial = false, commandId = newCommandId(), sha256 = hashOf(payload), who = 'clerk' }: Brought = {},
) {
  const query = new URLSearchParams({ commandId, sha256, isTrial: String(isTrial) })
  const response = await app.inject({
    ...{ method: 'POST', url: `/api/r/3505/residents/import?${query}`, payload },
    headers: { 'x-actor': who, 'content-type': 'application/octet-stream' },
  })
  return { status: response.statusCode, body: response.json() }
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
