import { ROLES } from '@guyub/contract/identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { loadSamplePeople } from '../../people.ts'
import { loadOffices } from '../regions/index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ logIn: 'real' })
  await loadOffices(app.pool.region('3505L'))
})
afterAll(() => app.stop())

test('a rehearsal gets a person for every role, who log in with a password that is told once', async () => {
  const { password, people } = await loadSamplePeople(app.house, '3505L')
  expect(new Set(people.map(({ role }) => role))).toEqual(
    new Set(ROLES.filter((role) => role !== 'province')),
  )
  expect(people.map(({ email }) => email)).toContain('desa.jaten@latihan.test')
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: 'dispendukcapil@latihan.test', password },
  })
  expect(answer.statusCode).toBe(200)
  const stored = await app.admin.selectFrom('auth.account').select('password').execute()
  expect(JSON.stringify(stored)).not.toContain(password)

  expect((await loadSamplePeople(app.house, '3505L')).people).toEqual([])
})

test('the rehearsal of the centre gets its administrator, the ministry and a province', async () => {
  const { people } = await loadSamplePeople(app.house, 'IDL', 'idl.latihan.test')
  expect(people).toMatchObject([
    { email: 'admin@idl.latihan.test', office: 'kementerian', role: 'admin' },
    { email: 'kementerian@idl.latihan.test', office: 'ditjen', role: 'ministry' },
    { email: 'provinsi@idl.latihan.test', office: '35', role: 'province' },
  ])
})

test('a real region gets no sample people', async () => {
  await expect(loadSamplePeople(app.house, '3505')).rejects.toThrow('no rehearsal region')
})
