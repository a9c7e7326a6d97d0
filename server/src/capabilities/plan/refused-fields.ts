import { personalTextsIn } from '@guyub/contract/text'
import { Refusal } from '../../kernel/refusal.ts'

interface Fault {
  readonly pointer: string
  readonly value: unknown
}

/** Why fields are not taken: whoever wrote a NIK or a telephone number is told so, and where. */
export function refusedFields(faults: readonly Fault[]): Refusal {
  const errors = faults.map(({ pointer, value }) => ({ pointer, code: faultOfValue(value) }))
  return new Refusal(
    errors.find(({ code }) => code === 'request.personal_data')?.code ?? 'plan.invalid_field',
    errors,
  )
}

export function faultOfValue(value: unknown): 'request.personal_data' | 'plan.invalid_field' {
  return personalTextsIn(value).length ? 'request.personal_data' : 'plan.invalid_field'
}
