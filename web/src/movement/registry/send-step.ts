import { newCommandId } from '@guyub/contract/command'
import { type Answers, correctStep, INTERVIEW_RESULTS, recordStep, STEPS } from '@guyub/contract/movement'
import { data } from 'react-router'
import type { Visit } from '../../kernel/visit.ts'

type Reply = Awaited<ReturnType<typeof correct>>

/** Sends what a form of a region's page says. A form keeps its command id, so that a second click does nothing more. */
export async function sendStep(
  visit: Visit,
  centre: { readonly region: string },
  member: string,
  form: FormData,
) {
  const reply =
    form.get('intent') === 'correct'
      ? await correct(visit, centre, form)
      : await record(visit, centre, member, form)
  if (reply.ok) return { problem: null, errors: [] as string[] }
  const { code: problem, status, errors = [] } = reply.problem
  const places = errors.map(({ pointer }) => pointer.split('/').at(-1) ?? '')
  return data({ problem, errors: places }, { status: status || 500 })
}

function text(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim()
}

function when(form: FormData) {
  const [letter, note] = [text(form, 'letter'), text(form, 'note')]
  return { on: text(form, 'on'), ...(letter && { letter }), ...(note && { note }) }
}

function correct({ call }: Visit, centre: { readonly region: string }, form: FormData) {
  const { on, letter } = when(form)
  return call(
    correctStep,
    {
      commandId: newCommandId(),
      stepId: text(form, 'step'),
      reason: text(form, 'reason'),
      replacement: form.get('how') === 'annul' ? null : { on, ...(letter && { letter }) },
    },
    centre,
  )
}

async function record(
  { call }: Visit,
  centre: { readonly region: string },
  member: string,
  form: FormData,
): Promise<Reply> {
  const kind = STEPS.find((one) => one === form.get('kind'))
  const common = { commandId: text(form, 'commandId'), waveId: text(form, 'wave'), member, ...when(form) }
  if (kind === 'assessed') {
    const result = INTERVIEW_RESULTS.find((one) => one === form.get('result')) ?? 'with-notes'
    return call(recordStep, { ...common, kind, assessor: text(form, 'assessor'), result }, centre)
  }
  if (kind === 'questionnaire') return call(recordStep, { ...common, kind, answers: answersIn(form) }, centre)
  if (!kind || kind === 'invited') return { ok: false, problem: { status: 400, code: 'request.invalid' } }
  return call(recordStep, { ...common, kind }, centre)
}

// Fields of numbers are named so; a decimal comma is what people type.
function answersIn(form: FormData): Answers {
  const answers: Answers = {}
  for (const [name, value] of form) {
    const said = String(value).trim()
    const [kind, key] = name.split(':')
    if (!key || !said) continue
    if (kind === 'text') answers[key] = said
    const number = Number(said.replace(',', '.'))
    if (kind === 'number') answers[key] = Number.isFinite(number) ? number : said
  }
  return answers
}
