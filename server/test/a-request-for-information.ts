import { newPin, newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { expect } from 'vitest'
import type { TestApp } from './harness.ts'

const ASKED = {
  ...{ title: 'Anggaran jalan', information: 'Rincian per ruas.', purpose: 'Penelitian.', form: 'view' },
  ...{ requester: 'person', name: 'Siti Rahayu', nik: '3505015708920003', address: 'Jl. Melati 3' },
  ...{ job: 'Mahasiswa', phone: '081234567811' },
}

/** Somebody's request for information, from the web to its end. */
export function aRequestForInformation(app: TestApp) {
  const at = (now: string) => {
    app.clock.now = new Date(now)
  }
  const done = async (reply: Promise<{ status: number; body: { code?: string } }>) => {
    const { status, body } = await reply
    expect({ status, code: body.code }).toEqual({ status: 200, code: undefined })
  }
  return {
    at,
    async filed(changes: object = {}) {
      const request = {
        ...{ commandId: newCommandId(), service: 'informasi-publik', serviceVersion: 2 },
        ...{ trackingCode: newTrackingCode('3505'), pin: newPin(), form: { ...ASKED, ...changes } },
      }
      await done(app.post('/apply', request))
      const { trackingCode, pin, commandId: id } = request
      const key = async () => (await app.post('/track', { trackingCode, pin })).body.key
      const body = (action: string, more: object) => ({
        ...{ commandId: newCommandId(), action, occurredAt: app.clock.now.toISOString(), ...more },
      })
      return {
        id,
        /** As the officer of the agency that has it. */
        officer: (action: string, more: object = {}, as: Parameters<TestApp['get']>[1] = 'complaints') =>
          app.post(`/cases/${id}/act`, body(action, more), as),
        applicant: async (action: string, more: object = {}) =>
          app.post(`/track/${trackingCode}/act`, { ...body(action, more), key: await key() }),
        followed: async () =>
          (await app.get(`/track/${trackingCode}?key=${encodeURIComponent(await key())}`)).body,
      }
    },
    done,
  }
}
