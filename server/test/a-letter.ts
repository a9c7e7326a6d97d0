import { newCommandId } from '@guyub/contract/command'
import { expect } from 'vitest'
import type { TestApp } from './harness.ts'

export type Who = Parameters<TestApp['post']>[2]

/** What tests do with letters between offices. `app` is asked for each time: it starts after the tests are read. */
export function letterDesk(app: () => TestApp) {
  return { bare, send, refused, step, twice, read, box, events, attach }

  function bare() {
    return { commandId: newCommandId() }
  }

  function aLetter(more: object = {}) {
    return {
      ...{
        commandId: newCommandId(),
        to: ['dinas-kesehatan'],
        confidentiality: 'biasa',
        dueOn: '2026-03-06',
      },
      ...{
        subject: 'Data kelahiran',
        body: 'Mohon data kelahiran bulan Februari.',
        instructions: ['supply-data'],
      },
      ...more,
    }
  }

  async function send(more: object, who: Who = 'agency') {
    const sent = aLetter(more)
    const { status, body } = await app().post('/dispositions', sent, who)
    expect([body, status]).toEqual([body, 200])
    return { letterId: body.letterId as string, body, sent, id: body.handovers[sent.to[0] ?? ''] as string }
  }

  async function refused(more: object, who: Who = 'agency'): Promise<string> {
    return (await app().post('/dispositions', aLetter(more), who)).body.code
  }

  async function step(kind: string, id: string, more: object, who: Who): Promise<string> {
    const { body } = await app().post(`/dispositions/handovers/${id}/${kind}`, { ...bare(), ...more }, who)
    return body.code ?? body.state
  }

  async function twice(kind: string, id: string, more: object, who: Who, state: string): Promise<void> {
    const command = { ...bare(), ...more }
    const path = `/dispositions/handovers/${id}/${kind}`
    const first = await app().post(path, command, who)
    expect(first).toMatchObject({ status: 200, body: { state } })
    expect(await app().post(path, command, who)).toEqual(first)
  }

  function read(letterId: string, who: Who) {
    return app().get(`/dispositions/letters/${letterId}`, who)
  }

  async function box(name: string, who: Who) {
    return (await app().get(`/dispositions?box=${name}`, who)).body
  }

  async function events(type: string, subjectId: string) {
    const rows = await app()
      .admin.selectFrom('event')
      .select('facts')
      .where('type', '=', type)
      .where('subject_id', '=', subjectId)
      .execute()
    return rows.map(({ facts }) => facts)
  }

  async function attach(letterId: string, content: Buffer, query: Record<string, string>, who: string) {
    const response = await app().inject({
      method: 'POST',
      url: `/api/r/3505/dispositions/letters/${letterId}/files?${new URLSearchParams(query)}`,
      headers: { 'x-actor': who, 'content-type': 'application/octet-stream' },
      payload: content,
    })
    return { status: response.statusCode, body: response.json() }
  }
}

export async function hashOf(bytes: Buffer): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')
}
