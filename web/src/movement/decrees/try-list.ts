import { newCommandId } from '@guyub/contract/command'
import { importSeats } from '@guyub/contract/decrees'
import type { Problem } from '../../kernel/call.ts'
import type { Visit } from '../../kernel/visit.ts'
import type { Trial } from './seats-import.tsx'

/** Sends a list; what is wrong with its rows is shown row by row, whether it was tried or meant. Nothing once it was written. */
export async function tryList(
  { transfer }: Pick<Visit, 'transfer'>,
  decreeId: string,
  form: FormData,
): Promise<{ readonly problem?: Problem; readonly trial?: Trial }> {
  const file = form.get('list')
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const isTrial = form.get('intent') === 'try'
  const reply = await transfer.send(
    importSeats,
    {
      ...{ commandId: newCommandId(), decreeId, sha256, version: String(form.get('version') ?? '') },
      isTrial: isTrial ? 'true' : 'false',
    },
    { bytes, mediaType: 'application/octet-stream' },
  )
  if (reply.ok) return isTrial ? { trial: reply.answer } : {}
  const { code, errors = [] } = reply.problem
  if (code !== 'decrees.rows_faulty') return { problem: reply.problem }
  const faults = errors.map(({ pointer, code: fault }) => {
    const [, , row = '0', column = null] = pointer.split('/')
    return { row: Number(row), column, code: fault }
  })
  return { trial: { rows: 0, written: 0, faults } }
}
