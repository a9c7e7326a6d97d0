import { addAgreementFile, endAgreement, signAgreement } from '@guyub/contract/movement'
import { data } from 'react-router'
import type { Visit } from '../../kernel/visit.ts'

/** Sends what a form of an agreement's page says. */
export async function sendAgreement(
  visit: Visit,
  centre: { readonly region: string },
  agreementId: string,
  form: FormData,
) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const common = { commandId: text('commandId'), agreementId }
  const reply = await answer()
  if (reply.ok) return { problem: null }
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })

  async function answer() {
    if (form.get('intent') === 'end')
      return visit.call(endAgreement, { ...common, on: text('on'), reason: text('reason') }, centre)
    if (form.get('intent') === 'file') return file()
    const named = Object.fromEntries(
      ['endsOn', 'centreNumber', 'regionNumber'].flatMap((name) => (text(name) ? [[name, text(name)]] : [])),
    )
    return visit.call(signAgreement, { ...common, signedOn: text('signedOn'), ...named }, centre)
  }

  async function file() {
    const sent = form.get('file')
    const bytes =
      sent && typeof sent !== 'string' ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array()
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return visit.transfer.send(
      addAgreementFile,
      { ...common, sha256 },
      { bytes, mediaType: 'application/pdf' },
      centre,
    )
  }
}
