import { newPin, newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { expect } from 'vitest'
import type { TestApp } from './harness.ts'

export const JATEN = '35.05.01.2001'
export const CONTACT = { name: 'Sri Kenari', phone: '0812-3456-7890' }

export interface Member {
  readonly id: string
  readonly code: string
  readonly pin: string
}

/** What a community sends to register. */
export function aRegistration(more: object = {}) {
  return {
    ...{ commandId: newCommandId(), name: `Komunitas ${newPin()}`, purpose: 'Merawat sungai di desa kami.' },
    ...{ dimension: 'environment', areaCode: JATEN, contact: CONTACT },
    ...{ code: newTrackingCode('3505'), pin: newPin(), ...more },
  }
}

/** Communities, their ideas, and what the secretariat decides of them, in one application. */
export function communitiesOf(app: TestApp) {
  return { aMember, decide, keyOf, anIdea, aPassedIdea, moderate }

  async function aMember(more: object = {}): Promise<Member> {
    const command = aRegistration(more)
    expect((await app.post('/communities', command)).status).toBe(200)
    expect((await decide(command.commandId, { verdict: 'verified' })).status).toBe(200)
    return { id: command.commandId, code: command.code, pin: command.pin }
  }

  async function decide(id: string, more: object) {
    const { body } = await app.get(`/communities/${id}/record`, 'secretariat')
    const command = { commandId: newCommandId(), version: body.version, ...more }
    return app.post(`/communities/${id}/decide`, command, 'secretariat')
  }

  async function keyOf({ code, pin }: Member): Promise<string> {
    return (await app.post('/communities/enter', { code, pin })).body.key
  }

  async function anIdea(of: Member, more: object = {}) {
    const command = {
      ...{ commandId: newCommandId(), key: await keyOf(of), title: 'Bank sampah di tiap dusun' },
      ...{ text: 'Setiap dusun memilah sampahnya sendiri.', element: 'environment.waste', ...more },
    }
    return { command, reply: await app.post('/communities/own/ideas', command) }
  }

  async function aPassedIdea(of: Member): Promise<string> {
    const { reply } = await anIdea(of)
    await moderate('idea', reply.body.ideaId, { verdict: 'passed' })
    return reply.body.ideaId
  }

  function moderate(kind: string, id: string, more: object, who: 'secretariat' | 'planner' = 'secretariat') {
    const command = { commandId: newCommandId(), ...more }
    return app.post(`/communities/words/${kind}/${id}/moderate`, command, who)
  }
}
