import type { z } from 'zod'
import { isReadable } from './readable.ts'
import type { FieldError } from './refusal.ts'

type Input<P extends z.ZodType, B extends z.ZodType> =
  | { readonly ok: true; readonly data: z.output<P> & z.output<B> }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/**
 * Both halves of a request as the contract has them, or every field that it does not take. Fields that it does not
 * know are dropped. The one place where request data is cast.
 */
export function inputOf<P extends z.ZodType, B extends z.ZodType>(
  schemas: { readonly params: P; readonly body: B },
  params: unknown,
  body: unknown,
): Input<P, B> {
  if (!isReadable([params, body])) return { ok: false, errors: [{ pointer: '#', code: 'unreadable' }] }
  const inPath = schemas.params.safeParse(params)
  const inBody = schemas.body.safeParse(body)
  if (!inPath.success || !inBody.success)
    return { ok: false, errors: [...fieldErrors(inPath), ...fieldErrors(inBody)] }
  return { ok: true, data: Object.assign({}, inPath.data, inBody.data) as z.output<P> & z.output<B> }
}

function fieldErrors(result: z.ZodSafeParseResult<unknown>): FieldError[] {
  if (result.success) return []
  return result.error.issues.map((issue) => ({
    pointer: `#/${issue.path.map(String).join('/')}`,
    // A rule of ours names itself.
    code: issue.code === 'custom' && issue.params?.code ? String(issue.params.code) : issue.code,
  }))
}
