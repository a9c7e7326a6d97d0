import {
  concludeQuickWin,
  decideQuickWin,
  launchQuickWin,
  measureQuickWin,
  profileQuickWin,
  QUICK_WIN_OUTCOMES,
} from '@guyub/contract/plan'
import type { Call, Reply } from '../../kernel/call.ts'

/** Sends the form of one step of a quick win. */
export async function sendStep(call: Call, quickWinId: string, form: FormData): Promise<Reply<unknown>> {
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const maybe = (name: string) => said(name) && { [name]: said(name) }
  const step = { commandId: said('command'), quickWinId }
  switch (form.get('intent')) {
    case 'decide':
      return call(decideQuickWin, {
        ...step,
        decision: said('decision') === 'chosen' ? 'chosen' : 'not-chosen',
        why: said('why'),
        ...(said('decision') === 'chosen' && maybe('launchBy')),
      })
    case 'profile':
      return call(profileQuickWin, {
        ...{ ...step, output: said('output'), beneficiaries: said('beneficiaries') },
        ...{ seen: Number(said('seen')), risks: risksOf(form) },
      })
    case 'launch':
      return call(launchQuickWin, {
        ...{ ...step, launchedOn: said('launchedOn'), activityId: said('activityId'), paper: said('paper') },
        ...{ ...maybe('paperKind'), ...maybe('service'), ...maybe('indicator') },
      })
    case 'measure':
      return call(measureQuickWin, { ...step, days: Number(said('days')), ...maybe('indicator') })
    case 'conclude': {
      const outcome = QUICK_WIN_OUTCOMES.find((one) => one === said('outcome')) ?? 'abandoned'
      return call(concludeQuickWin, { ...step, outcome, conclusion: said('conclusion') })
    }
    default:
      return { ok: false, problem: { status: 400, code: 'request.invalid' } }
  }
}

function risksOf(form: FormData) {
  const [likelihoods, mitigations] = [form.getAll('likelihood'), form.getAll('mitigation')]
  return form.getAll('risk').flatMap((risk, place) =>
    String(risk).trim()
      ? [
          {
            risk: String(risk),
            likelihood: Number(likelihoods[place]),
            mitigation: String(mitigations[place] ?? ''),
          },
        ]
      : [],
  )
}
