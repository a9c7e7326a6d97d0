import { newCommandId } from '@guyub/contract/command'
import { attachToLetter } from '@guyub/contract/dispositions'
import type { Problem } from '../../kernel/call.ts'
import type { Visit } from '../../kernel/visit.ts'

interface Place {
  readonly letterId: string
  readonly handoverId?: string
}

/** Sends the files of a form one after the other; the first that is not taken stops it, with what was wrong. */
export async function attachFiles(
  { transfer }: Pick<Visit, 'transfer'>,
  place: Place,
  form: FormData,
): Promise<Problem | undefined> {
  const ids = form.getAll('file-command').map(String)
  const files = form.getAll('files').filter((file): file is File => file instanceof File && file.size > 0)
  for (const [nth, file] of files.entries()) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    // A form that is sent twice attaches once.
    const commandId = ids[nth] ?? newCommandId()
    const reply = await transfer.send(
      attachToLetter,
      { ...place, commandId, sha256, name: file.name.slice(-120) || 'lampiran' },
      { bytes, mediaType: 'application/octet-stream' },
    )
    if (!reply.ok) return reply.problem
  }
  return undefined
}

export const FILES_AT_ONCE = 5

/** Ids for the files of a form, made with the page. */
export function fileCommands(): string[] {
  return Array.from({ length: FILES_AT_ONCE }, () => newCommandId())
}
