import { type Answer, act, attach } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import type { Call, Reply } from '../../kernel/call.ts'
import { sha256 } from '../device/seal.ts'
import { takePhoto } from '../intake/photo.ts'
import { sendBytes } from '../send-bytes.ts'
import type { View } from './case-page.tsx'

interface Where {
  readonly call: Call
  readonly region: string
  readonly view: View
  readonly action: string
  readonly product: string | undefined
}

interface Given {
  readonly reason?: string
  readonly message: string
  readonly number?: string
  /** Signed elsewhere: goes byte for byte. */
  readonly paper?: File | undefined
  /** Photographs that replace those of the form. */
  readonly files?: ReadonlyMap<string, File>
  /** The request that this one is merged into, by its id. */
  readonly into?: string
  /** The agency that it is handed on to. */
  readonly handler?: string
  /** Answers that changed. */
  readonly form?: Readonly<Record<string, Answer>>
}

/** The same file keeps its id while it is chosen: sent again after the line broke, it goes on where it stopped. */
const ids = new WeakMap<File, string>()

/** Sends the files, then the action that names them. Returns the code of what was refused. */
export async function perform(
  where: Where,
  { reason, message, number, paper, into, handler, files = new Map(), form = {} }: Given,
): Promise<string | undefined> {
  const { call, view, action, product } = where
  let paperId: string | undefined
  if (paper) {
    const bytes = new Uint8Array(await paper.arrayBuffer())
    const reply = await sendFile(where, paper, bytes, 'application/pdf', product ? { product } : {})
    if (!reply.ok) return reply.problem.code
    paperId = reply.answer.fileId
  }
  const changed: Record<string, Answer> = { ...form }
  for (const [field, file] of files) {
    const { bytes, mediaType } = await takePhoto(file)
    const reply = await sendFile(where, file, bytes, mediaType, { field })
    if (!reply.ok) return reply.problem.code
    changed[field] = [reply.answer.fileId]
  }
  const reply = await call(act, {
    caseId: view.id,
    commandId: newCommandId(),
    action,
    occurredAt: new Date().toISOString(),
    version: view.version,
    ...(product && { product }),
    ...(reason && { reason }),
    ...(message && { message }),
    ...(number && { number }),
    ...(paperId && { paper: paperId }),
    ...(into && { into }),
    ...(handler && { handler }),
    ...(Object.keys(changed).length && { form: changed }),
  })
  return reply.ok ? undefined : reply.problem.code
}

async function sendFile(
  { region, view }: Where,
  chosen: File,
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
  belongsTo: { readonly field?: string; readonly product?: string },
): Promise<Reply<{ readonly fileId: string }>> {
  const commandId = ids.get(chosen) ?? newCommandId()
  ids.set(chosen, commandId)
  const query = { caseId: view.id, commandId, sha256: await sha256(bytes), ...belongsTo }
  return sendBytes(region, attach.path, query, bytes, mediaType)
}
