import {
  decideCommand,
  handOverCommands,
  importBundle,
  inviteNode,
  revokeNode,
  syncNow,
} from '@guyub/contract/nodes'
import { fileOf } from '../../kernel/form-file.ts'
import type { Visit } from '../../kernel/visit.ts'

/** What became of a form: what is to be shown, or why it was refused. */
export type Acted =
  | { readonly done: 'invited'; readonly line: string; readonly expiresAt: string }
  | { readonly done: 'imported'; readonly taken: number; readonly known: number; readonly madeAt: string }
  | { readonly done: 'synced'; readonly passed: number; readonly fault: string | null }
  | { readonly done: 'decided'; readonly state: string }
  | { readonly done: 'handed_over'; readonly count: number }
  | { readonly done: 'revoked' }
  | { readonly problem: string; readonly status: number }

/** Does what a form of the pages of nodes asks for. */
export async function actOnNodes(
  { call, transfer }: Pick<Visit, 'call' | 'transfer'>,
  form: FormData,
): Promise<Acted> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const commandId = text('command')
  switch (text('intent')) {
    case 'invite': {
      const reply = await call(inviteNode, { commandId, office: text('office'), name: text('name') })
      return reply.ok ? { done: 'invited', ...reply.answer } : refused(reply)
    }
    case 'revoke': {
      const reply = await call(revokeNode, { commandId, nodeId: text('node'), reason: text('reason') })
      return reply.ok ? { done: 'revoked' } : refused(reply)
    }
    case 'import': {
      const { bytes } = await fileOf(form, 'file')
      const reply = await transfer.send(importBundle, {}, { bytes, mediaType: 'application/octet-stream' })
      return reply.ok ? { done: 'imported', ...reply.answer } : refused(reply)
    }
    case 'sync': {
      const reply = await call(syncNow, {})
      return reply.ok ? { done: 'synced', ...reply.answer } : refused(reply)
    }
    case 'hand-over': {
      const said = { from: text('from'), to: text('to'), reason: text('reason') }
      const reply = await call(handOverCommands, { commandId, ...said })
      return reply.ok ? { done: 'handed_over', ...reply.answer } : refused(reply)
    }
    default: {
      const answers = [...form.entries()].flatMap(([name, value]) =>
        name.startsWith('answer.') && typeof value === 'string' ? [[name.slice(7), value.trim()]] : [],
      )
      const decision = text('intent') === 'drop' ? 'drop' : 'again'
      const reply = await call(decideCommand, {
        ...{ commandId, refusedId: text('refused'), decision },
        ...(decision === 'again' && answers.length > 0 && { form: Object.fromEntries(answers) }),
        ...(text('reason') && { reason: text('reason') }),
      })
      return reply.ok ? { done: 'decided', state: reply.answer.state } : refused(reply)
    }
  }
}

function refused({
  problem,
}: {
  readonly problem: { readonly code: string; readonly status: number }
}): Acted {
  return { problem: problem.code, status: problem.status || 500 }
}
