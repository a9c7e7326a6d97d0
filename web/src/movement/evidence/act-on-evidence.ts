import { freeze, freezePaper, withdraw } from '@guyub/contract/evidence'
import type { Reply } from '../../kernel/call.ts'
import type { Visit } from '../../kernel/visit.ts'

/** What a form of the page of evidence asks for. */
export async function actOnEvidence(
  { call, transfer }: Pick<Visit, 'call' | 'transfer'>,
  form: FormData,
): Promise<Reply<object>> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const commandId = text('command')
  if (text('intent') === 'withdraw')
    return call(withdraw, { commandId, evidenceId: text('id'), reason: text('reason') })
  if (text('intent') !== 'paper')
    return call(freeze, { commandId, indicator: text('indicator'), year: Number(text('year')) })
  const file = form.get('file')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return transfer.send(
    freezePaper,
    {
      ...{ commandId, year: text('year'), title: text('title'), masks: text('masks') },
      kind: text('kind') as 'policy',
      sha256: [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      showsNobody: text('showsNobody') as 'yes',
    },
    { bytes, mediaType: 'application/octet-stream' },
  )
}
