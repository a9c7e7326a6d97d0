import { z } from 'zod'
import { ERASE_REASONS } from '../cases/erase.ts'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { HOSPITAL_REFUSALS, Hospital } from './hospital.ts'

/**
 * Destroys the key of a patient here: nobody can say any more who came. Numbers, steps and figures stay. What the hospital's own system
 * keeps by law is its own; as long as it tells of them, whoever comes again is a patient here again.
 */
export const erasePatient = endpoint({
  method: 'POST',
  path: '/visits/hospitals/:hospital/patients/:patientId/erase',
  access: 'visits.manage',
  params: Hospital.extend({ patientId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: z.enum(ERASE_REASONS) }),
  answer: z.object({ patientId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...HOSPITAL_REFUSALS,
    'visits.no_such_patient': 404,
    'visits.patient_erased': 409,
    'visits.visit_open': 409,
  },
})
