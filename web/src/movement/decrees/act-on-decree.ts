import { newCommandId } from '@guyub/contract/command'
import { addDecreeScan, decideDecree, numberDecree, submitDecree, writeDecree } from '@guyub/contract/decrees'
import type { Problem, Reply } from '../../kernel/call.ts'
import type { Visit } from '../../kernel/visit.ts'
import { bodiesIn, chainIn, linesOf } from './lines.ts'

/** Sends what a form of the decree's page asks for; nothing when it was done. */
export async function actOnDecree(
  visit: Pick<Visit, 'call' | 'transfer'>,
  decreeId: string,
  form: FormData,
): Promise<Problem | undefined> {
  const reply = await send(visit, decreeId, form)
  return reply.ok ? undefined : reply.problem
}

async function send(
  { call, transfer }: Pick<Visit, 'call' | 'transfer'>,
  decreeId: string,
  form: FormData,
): Promise<Reply<unknown>> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const command = { commandId: newCommandId(), decreeId }
  const version = Number(text('version'))
  switch (text('intent')) {
    case 'submit':
      return call(submitDecree, { ...command, version })
    case 'pass':
      return call(decideDecree, { ...command, version, step: text('step'), verdict: 'passed' })
    case 'return': {
      const reason = text('reason')
      return call(decideDecree, {
        ...{ ...command, version, step: text('step'), verdict: 'returned' },
        ...(reason && { reason }),
      })
    }
    case 'number':
      return call(numberDecree, {
        ...{ ...command, number: text('number') },
        ...{ decidedOn: text('decidedOn'), effectiveOn: text('effectiveOn') },
      })
    case 'scan': {
      const file = form.get('scan')
      const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      return transfer.send(
        addDecreeScan,
        { ...command, sha256 },
        { bytes, mediaType: 'application/octet-stream' },
      )
    }
    default:
      return call(writeDecree, { ...command, version, ...textOf(form) })
  }
}

/** A list is written line by line: what a person adds or takes out needs no button. */
function textOf(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const lines = (name: string) => linesOf(text(name))
  return {
    title: text('title'),
    expiresOn: text('expiresOn') || null,
    ...{ bodies: bodiesIn(text('bodies')), chain: chainIn(text('chain')) },
    body: {
      ...{ headTitle: text('headTitle'), headName: text('headName'), place: text('place') },
      ...{ considering: lines('considering'), inView: lines('inView') },
      ...{ points: lines('points'), copies: lines('copies') },
    },
  }
}
