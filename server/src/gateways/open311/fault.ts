import type { Format, Listed } from './document.ts'
import { written } from './document.ts'

/** What is wrong with a request, as the specification wants it told: one status, and a sentence for each fault. */
export class Fault extends Error {
  readonly status: number
  readonly faults: readonly string[]

  constructor(status: 400 | 403 | 404 | 409, ...faults: readonly string[]) {
    super(faults.join('; '))
    this.status = status
    this.faults = faults
  }
}

export function errorDocument({ status, faults }: Pick<Fault, 'status' | 'faults'>, format: Format): string {
  const document: Listed = {
    ...{ root: 'errors', each: 'error' },
    items: faults.map((description) => ({ code: status, description: `${status}: ${description}` })),
  }
  return written(document, format)
}
