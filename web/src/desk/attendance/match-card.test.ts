import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { anOpenVault } from '../../../test/vault.ts'
import { waitingOf } from '../outbox/outbox.ts'
import { fileMark } from './file-mark.ts'
import { type Expected, keptRolls, type Roll, sessionAtHand } from './kept-rolls.ts'
import { matchCard } from './match-card.ts'

function aPerson(name: string, change: Partial<Expected> = {}): Expected {
  const none = { present: null, substitute: null, isWithdrawn: false, cardCode: null }
  return { id: randomUUID(), name, from: 'Bappeda', ...none, ...change }
}

function aRoll(title: string, people: readonly Expected[], day = '2026-03-02'): Roll {
  const session = { sessionId: randomUUID(), session: 'Hari pertama', day, place: 'Aula' }
  return { cohortId: randomUUID(), title, people, ...session }
}

/** As the server prints it, but for the signature, which no device can check. */
function tokenOf(roll: Roll, { id }: Expected, region = '3505'): string {
  return [region, roll.cohortId.replaceAll('-', ''), id.replaceAll('-', ''), 'A'.repeat(86)].join('.')
}

const ani = aPerson('Ani', { cardCode: '7KQ2-M9RT' })
const budi = aPerson('Budi', { isWithdrawn: true, cardCode: '2222-3333' })
const cici = aPerson('Cici', { cardCode: '4444-5555' })
const bimtek = aRoll('Bimtek', [ani, budi])
const briefing = aRoll('Sosialisasi', [cici])
const rolls = [bimtek, briefing]
const match = (given: string, roll = bimtek) => matchCard(rolls, roll, '3505', given)

test('a card names its delegate by the address behind its QR, by the token, and by its short code', () => {
  const token = tokenOf(bimtek, ani)
  for (const given of [`https://kota.example/gerakan/hadir/${token}`, token, '7kq2 m9rt', '7KQ2-M9RT'])
    expect(match(given)).toEqual({ person: ani })
})

test('a card of another activity, of who stopped, of nobody here and no card at all are each told apart', () => {
  for (const given of [tokenOf(briefing, cici), '4444-5555'])
    expect(match(given)).toEqual({ problem: 'cohort.card_of_other', name: 'Sosialisasi' })
  for (const given of [tokenOf(bimtek, budi), '22223333'])
    expect(match(given)).toEqual({ problem: 'cohort.delegate_withdrawn', name: 'Budi' })
  const stranger = aPerson('Dedi')
  for (const given of [tokenOf(bimtek, stranger), '9999-9999'])
    expect(match(given)).toMatchObject({ problem: 'cohort.card_not_listed' })
  for (const given of ['https://example.com', '123', tokenOf(bimtek, ani, '3325')])
    expect(match(given)).toMatchObject({ problem: 'cohort.wrong_code' })
})

test('a card that was seen waits with what the server needs to check it', async () => {
  const local = { vault: anOpenVault(), person: { id: 'door' }, store: undefined } as never
  const token = tokenOf(bimtek, ani)
  const next = await fileMark(local, rolls, bimtek, { ...ani, present: true }, token)
  await fileMark(local, next, bimtek, { ...ani, present: false })
  const waiting = await waitingOf((local as { vault: ReturnType<typeof anOpenVault> }).vault)
  expect(waiting.map(({ body }) => body)).toMatchObject([
    { means: 'qr', sessionId: bimtek.sessionId, marks: [{ delegateId: ani.id, present: true, card: token }] },
    { means: 'list', marks: [{ present: false }] },
  ])
  expect((await keptRolls({ local }))[0]?.people[0]?.present).toBe(false)
})

test('the door opens on the session of today, else on the next, else on the last', () => {
  const days = ['2026-03-09', '2026-03-02', '2026-03-03'].map((day) => aRoll('Bimtek', [], day))
  expect(sessionAtHand(days, '2026-03-02')?.day).toBe('2026-03-02')
  expect(sessionAtHand(days, '2026-03-04')?.day).toBe('2026-03-09')
  expect(sessionAtHand(days, '2026-03-10')?.day).toBe('2026-03-09')
})
