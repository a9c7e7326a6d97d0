import type { LoaderFunctionArgs } from 'react-router'
import { sendSheet } from '../kernel/send-sheet.ts'
import type { Sheet } from '../kernel/sheet.ts'
import { agreementsSheet } from './sheets/agreements-sheet.ts'
import { courseSheet } from './sheets/course-sheet.ts'
import { evaluationSheet } from './sheets/evaluation-sheet.ts'
import { evidenceSheet } from './sheets/evidence-sheet.ts'
import { factsSheet } from './sheets/facts-sheet.ts'
import { figuresSheet } from './sheets/figures-sheet.ts'
import { planSheet } from './sheets/plan-sheet.ts'
import { regionsSheet } from './sheets/regions-sheet.ts'
import { seatsSheet } from './sheets/seats-sheet.ts'
import { teamSheet } from './sheets/team-sheet.ts'
import { wavesSheet } from './sheets/waves-sheet.ts'

/** What the address says before the format: the same words as on the pages. */
const SHEETS: Readonly<Record<string, (asked: LoaderFunctionArgs) => Promise<Sheet>>> = {
  angka: figuresSheet,
  peristiwa: factsSheet,
  perjalanan: courseSheet,
  rencana: planSheet,
  bukti: evidenceSheet,
  evaluasi: evaluationSheet,
  tim: teamSheet,
  kursi: seatsSheet,
  daerah: regionsSheet,
  gelombang: wavesSheet,
  mou: agreementsSheet,
}

/** Each table of the movement as a file, behind the same filters as on the screen. */
export async function loader(asked: LoaderFunctionArgs): Promise<Response> {
  const make = SHEETS[asked.params.table ?? '']
  if (!make) throw new Response(null, { status: 404 })
  return sendSheet(await make(asked), asked.params.format)
}
