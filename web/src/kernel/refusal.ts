import { data } from 'react-router'

/** The longest text of a form that goes back to be mended. */
const KEPT = 10_000

/**
 * The page again with what was refused, and all that was typed: `CommandForm` puts it back. Files have to be chosen again, which
 * browsers want so.
 */
export function refusal(
  { code, status }: { readonly code: string; readonly status: number },
  form?: FormData,
) {
  return data({ code, ...(form && { typed: typedIn(form) }) }, { status: status || 500 })
}

function typedIn(form: FormData): Record<string, string[]> {
  const typed: Record<string, string[]> = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string' || value.length > KEPT) continue
    typed[name] = [...(typed[name] ?? []), value]
  }
  return typed
}
