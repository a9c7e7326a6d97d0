import { newTrackingCode } from '@guyub/contract/cases'
import { codeTag } from '@guyub/contract/survey'
import { expect, test } from 'vitest'
import { anOpenVault } from '../../../test/vault.ts'
import { waitingOf } from '../outbox/outbox.ts'
import { sendOutbox } from '../outbox/send-outbox.ts'
import { type Asked, askedBy, giveBackCode, type KeptKit, keptKit, refreshKit } from './field-kit.ts'
import { fileAnswers } from './file-answers.ts'
import { surveyCode } from './survey-code.ts'

const OFFLINE = { ok: false, problem: { status: 0, code: 'network.unreachable' } }
const FILLED = { answers: { known: 3 }, isAssisted: true }

/** A device that has fetched the kit of one open survey with two programmes, and what it sends. */
async function aDevice(codes: { readonly waste: readonly string[]; readonly health: readonly string[] }) {
  const known = new Map<string, unknown>()
  const store = {
    get: async (_: string, key: string) => known.get(key),
    put: async (_: string, value: unknown, key: string) => known.set(key, value),
    delete: async (_: string, key: string) => known.delete(key),
  }
  const as = (id: string) => ({ vault: anOpenVault(), person: { id }, store }) as never
  const local = as('officer')
  const sent: unknown[] = []
  let answer: object = { ok: true, answer: { year: 2026 } }
  let salt = 'a'
  const call = (async ({ path }: { path: string }, body: unknown) => {
    if (path !== '/surveys/field-kit') {
      sent.push(body)
      return answer
    }
    salt += 'a'
    const tags = (of: readonly string[]) => Promise.all(of.map((code) => codeTag(salt, code)))
    const programme = async (element: string, of: readonly string[]) => ({
      ...{ element, title: element, office: 'Dinas', tags: await tags(of) },
    })
    const programmes = [
      await programme('environment.waste', codes.waste),
      await programme('living.health', codes.health),
    ]
    const survey = { year: 2026, isSample: false, scale: [], questions: [], programmes }
    return { ok: true, answer: { salt, surveys: [survey] } }
  }) as never
  await refreshKit(local, call)
  return {
    ...{ local, call, sent, colleague: as('colleague') },
    answers: (reply: object) => {
      answer = reply
    },
    send: () =>
      sendOutbox({ vault: (local as { vault: ReturnType<typeof anOpenVault> }).vault, call, region: '3505' }),
    waiting: () => waitingOf((local as { vault: ReturnType<typeof anOpenVault> }).vault),
    ask: async (code: string, mine?: string, who = local) =>
      askedBy(who, (await keptKit(who)) as KeptKit, code, mine),
  }
}

function someCodes() {
  return {
    waste: Array.from({ length: 20 }, () => newTrackingCode('3505')),
    health: Array.from({ length: 20 }, () => newTrackingCode('3505')),
  }
}

test('a code tells its programme without a network, and an unknown one is told at once', async () => {
  const codes = someCodes()
  const { ask } = await aDevice(codes)
  expect(await ask(codes.health[3] ?? '')).toMatchObject({ programme: { element: 'living.health' } })
  expect(await ask(codes.waste[0] ?? '')).toMatchObject({ programme: { element: 'environment.waste' } })
  expect(await ask(newTrackingCode('3505'))).toBe('survey.unknown_here')
})

test('what lies on the device leads to no code', async () => {
  const codes = someCodes()
  const { local } = await aDevice(codes)
  const kept = JSON.stringify(await keptKit(local))
  for (const code of codes.waste) expect(kept).not.toContain(code)
})

test('a code is used once on a device, also after what waits was sent and the kit fetched anew meanwhile', async () => {
  const codes = someCodes()
  const device = await aDevice(codes)
  const [code = ''] = codes.waste
  await fileAnswers(device.local, (await device.ask(code)) as Asked, FILLED)
  expect(await device.ask(code)).toBe('survey.used_here')
  await refreshKit(device.local, device.call)
  expect(await device.ask(code)).toBe('survey.used_here')
  await device.send()
  expect(device.sent).toMatchObject([{ code, ...FILLED }])
  expect(await device.waiting()).toEqual([])
  expect(await device.ask(code)).toBe('survey.used_here')
  await refreshKit(device.colleague, device.call)
  expect(await device.ask(code, undefined, device.colleague)).toBe('survey.used_here')
})

test('without a network a form waits; when its answer was lost it is sent again under the same command', async () => {
  const codes = someCodes()
  const device = await aDevice(codes)
  device.answers(OFFLINE)
  await fileAnswers(device.local, (await device.ask(codes.waste[0] ?? '')) as Asked, FILLED)
  expect(await device.send()).toMatchObject({ sent: 0, left: 1, stopped: 'offline' })
  device.answers({ ok: true, answer: { year: 2026 } })
  expect(await device.send()).toMatchObject({ sent: 1, left: 0 })
  const [first, second] = device.sent as { commandId: string }[]
  expect(second?.commandId).toBe(first?.commandId)
})

test('a refused form waits for a person, keeps its command when put right, and gives its code back', async () => {
  const codes = someCodes()
  const device = await aDevice(codes)
  const [code = '', right = ''] = codes.waste
  device.answers({ ok: false, problem: { status: 409, code: 'survey.answered_already' } })
  await fileAnswers(device.local, (await device.ask(code)) as Asked, FILLED)
  await device.send()
  const [refused] = await device.waiting()
  expect(refused).toMatchObject({ kind: 'enumerate', refused: { code: 'survey.answered_already' } })
  expect(await device.ask(code, code)).toMatchObject({ code })

  await fileAnswers(device.local, (await device.ask(right)) as Asked, FILLED, refused)
  const [mended] = await device.waiting()
  expect(mended).toMatchObject({ id: refused?.id, body: { code: right, commandId: refused?.id } })
  expect(mended?.refused).toBeUndefined()
  expect(await device.ask(code)).toMatchObject({ code })
  expect(await device.ask(right)).toBe('survey.used_here')
  await giveBackCode(device.local, right)
  expect(await device.ask(right)).toMatchObject({ code: right })
})

test('a code is read as it is typed, and from the address behind an invitation', () => {
  expect(surveyCode('3505 7kq2m9rt4a')).toBe('3505-7KQ2M-9RT4A')
  expect(surveyCode('https://kota.example/survei/isi/3505-7KQ2M-9RT4A')).toBe('3505-7KQ2M-9RT4A')
})
