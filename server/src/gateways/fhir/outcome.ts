const CODES = new Map([
  [400, 'invalid'],
  [401, 'login'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [406, 'not-supported'],
  [500, 'exception'],
])

/** A fault as FHIR tells it. */
export class Outcome extends Error {
  override name = 'Outcome'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export function operationOutcome({ status, message }: Pick<Outcome, 'status' | 'message'>) {
  return {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: CODES.get(status), diagnostics: message }],
  }
}
