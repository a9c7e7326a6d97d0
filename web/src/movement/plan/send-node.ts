import { newCommandId } from '@guyub/contract/command'
import { addNode, editNode, fieldsOf, type NodeKind, removeNode } from '@guyub/contract/plan'
import type { Call, Problem } from '../../kernel/call.ts'
import { ownPath } from '../../kernel/own-path.ts'
import { inputOf, readInput } from './field-inputs.ts'

interface Place {
  readonly planId: string
  readonly kind: NodeKind
  readonly nodeId: string
}

/** A form, and the address to which it was sent. */
export interface Filled {
  readonly url: string
  readonly form: FormData
}

type Sent =
  | { readonly to: string }
  | { readonly problem: Problem; readonly values: Readonly<Record<string, unknown>> }

/** The page to which a form leads back, and what it is told there. */
export function backTo({ url, form }: Filled, told: string): string {
  const back = ownPath(String(form.get('@back') ?? ''), url) ?? '/gerakan'
  const [path = '', place] = back.split('#')
  const said = `${path}${path.includes('?') ? '&' : '?'}${told}`
  return place ? `${said}#${place}` : said
}

/** Sends what differs from what the form was made with, each field under the version that was seen. */
export async function sendEdit(call: Call, { kind, ...place }: Place, filled: Filled): Promise<Sent> {
  const { form } = filled
  const was = hidden(form, '@was')
  const seen = hidden(form, '@seen')
  const values = Object.fromEntries(
    Object.keys(was).map((field) => [field, readInput(inputOf(kind, field), field, form)]),
  )
  const changes = Object.entries(values)
    .filter(([field, value]) => !isSame(value, was[field]))
    .map(([field, value]) => ({ field, seen: Number(seen[field] ?? 0), value }))
  if (!changes.length) return { to: backTo(filled, 'simpan=sama') }
  const reply = await call(editNode, { ...place, kind, commandId: newCommandId(), changes })
  if (!reply.ok) return { problem: reply.problem, values }
  const hasConflict = reply.answer.fields.some(({ outcome }) => outcome === 'conflict')
  return { to: backTo(filled, hasConflict ? 'simpan=bertentangan' : 'simpan=ya') }
}

/** Adds what the form says; what it leaves out is left to the contract. */
export async function sendAdd(
  call: Call,
  {
    planId,
    kind,
    activityId,
  }: { planId: string; kind: Exclude<NodeKind, 'plan'>; activityId?: string | undefined },
  filled: Filled,
): Promise<Sent> {
  const { form } = filled
  const values = Object.fromEntries(
    fieldsOf(kind).map((field) => [field, readInput(inputOf(kind, field), field, form)]),
  )
  const fields = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  const reply = await call(addNode, {
    planId,
    kind,
    commandId: newCommandId(),
    fields,
    ...(activityId && { activityId }),
  })
  return reply.ok ? { to: backTo(filled, 'simpan=ya') } : { problem: reply.problem, values }
}

/** Takes something out of the plan, as long as it is as it was seen. */
export async function sendRemoval(call: Call, place: Place, filled: Filled): Promise<Sent> {
  const { form } = filled
  const revision = Number(form.get('revision'))
  const reply = await call(removeNode, { ...place, commandId: newCommandId(), revision })
  return reply.ok ? { to: backTo(filled, 'simpan=hapus') } : { problem: reply.problem, values: {} }
}

function isSame(value: unknown, was: unknown): boolean {
  const plain = (each: unknown) =>
    JSON.stringify(
      Array.isArray(each)
        ? each.toSorted()
        : each && typeof each === 'object'
          ? Object.entries(each).sort()
          : (each ?? null),
    )
  return plain(value) === plain(was)
}

// What a form brought along unseen; somebody else's form may bring anything.
function hidden(form: FormData, name: string): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(String(form.get(name) ?? '{}'))
    return said && typeof said === 'object' ? (said as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
