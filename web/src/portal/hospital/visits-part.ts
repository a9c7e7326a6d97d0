import { hospitals } from '@guyub/contract/visits'
import type { Visit } from '../../kernel/visit.ts'

/** The hospitals that run a service, for its public page. */
export async function visitsPart(key: string, { call }: Visit) {
  const reply = await call(hospitals, {})
  return { hospitals: reply.ok ? reply.answer.filter(({ service }) => service === key) : [] }
}
export type VisitsPart = Awaited<ReturnType<typeof visitsPart>>
