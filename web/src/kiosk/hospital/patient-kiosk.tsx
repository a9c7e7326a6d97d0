import { newCommandId } from '@guyub/contract/command'
import { here, offered } from '@guyub/contract/visits'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { preferenceCookie } from '../../kernel/preferences.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { type Visit, visitOf } from '../../kernel/visit.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { IdleFrame } from '../idle-frame.tsx'
import { Languages } from '../languages.tsx'
import { Unopened } from '../unopened.tsx'
import { comeIn, enter, find, sendForHelp, wrongIn } from './ask-hospital.ts'
import { asksForDay, dayTyped } from './day-typed.ts'
import { Question } from './question.tsx'
import { Helped, Numbered } from './slips.tsx'
import { answeredWith, oneBack, type SoFar, stepOf } from './walk.ts'
import '../../words/queue-words.ts'
import '../../words/visits-words.ts'
import '../kiosk.css'
import './hospital.css'

const HOME = '/kios/pasien'
// Whoever is in the middle keeps their language; only the bare address begins anew in that of the house.
const ON = `${HOME}?mulai`

async function placeOf({ call }: Visit) {
  const told = await call(here, {})
  if (!told.ok) return undefined
  const { hospital } = told.answer
  const day = await call(offered, { hospital })
  return day.ok ? { hospital, ...day.answer } : undefined
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  // The next patient begins in the language of the house.
  if (!new URL(request.url).search && visit.language !== 'id')
    visit.setCookie(preferenceCookie('guyub_lang', 'id'))
  return { place: (await placeOf(visit)) ?? null, command: newCommandId(), origin: visit.origin }
}

function read(form: FormData, command: string): SoFar {
  const empty = { command, isLarge: false, done: [] }
  try {
    return { ...empty, ...(JSON.parse(String(form.get('soFar') ?? '{}')) as Partial<SoFar>) }
  } catch {
    return empty
  }
}

/** One answer, and the next question; at the end a number. What somebody typed lies in their page and in no address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const place = await placeOf(visit)
  const form = await request.formData()
  const before = read(form, newCommandId())
  const at = { call: visit.call, hospital: place?.hospital ?? '', today: place?.today ?? '' }
  const step = stepOf(before, place?.payers ?? [])
  const intent = String(form.get('intent') ?? 'next')
  const stay = { place: place ?? null, soFar: before, refused: null, number: null, help: null }
  if (!place) return { ...stay, refused: 'visits.no_such_hospital' }
  if (intent === 'back') return { ...stay, soFar: oneBack(before) }
  if (intent === 'large') return { ...stay, soFar: { ...before, isLarge: !before.isLarge } }
  if (intent === 'help') {
    const reason = String(form.get('reason') ?? '') || undefined
    const sent = await sendForHelp(at, before, step, String(form.get('helpCommand') ?? ''), reason)
    return sent.ok ? { ...stay, help: sent.answer } : { ...stay, refused: sent.problem.code }
  }
  if (intent === 'booked') {
    const booked = before.patient?.booked
    const come = await comeIn(at, before, booked?.code ?? '')
    return come.ok ? { ...stay, number: come.answer } : { ...stay, refused: come.problem.code }
  }
  if (step === 'confirm') {
    const ground = String(form.get('ground') ?? '')
    const { ground: _, ...rest } = before
    const asked = { ...rest, ...(ground && { ground }) }
    const entered = await enter(at, asked)
    if (entered.ok) return { ...stay, number: entered.answer }
    const { code } = entered.problem
    // Gone between two screens: another session is chosen, all else stays.
    const isOther = code === 'visits.quota_gone' || code === 'visits.session_over'
    return { ...stay, soFar: isOther ? oneBack(asked) : asked, refused: code }
  }
  const said = String(form.get('answer') ?? '').trim()
  const answer = asksForDay(step) ? dayTyped(said) : said
  const key =
    typeof step === 'object'
      ? step.person
      : step === 'session'
        ? 'sessionId'
        : step === 'start'
          ? 'way'
          : step
  const soFar = answeredWith(before, key, answer)
  const wrong = wrongIn(step, before, answer, place.today)
  if (wrong) return { ...stay, refused: wrong }
  if (step === 'code') {
    const come = await comeIn(at, soFar, answer)
    return come.ok
      ? { ...stay, soFar, number: come.answer }
      : { ...stay, soFar: { ...before, code: answer }, refused: come.problem.code }
  }
  const isAsked = step === 'birthDate' || (step === 'value' && before.by !== 'nik')
  if (!isAsked) return { ...stay, soFar }
  const found = await find(at, soFar)
  return 'status' in found
    ? { ...stay, soFar: oneBack(soFar), refused: found.code }
    : { ...stay, soFar: found }
}

/** Registers a patient without a counter: one question a screen, and a person who helps at every one of them. */
export default function PatientKiosk() {
  const loaded = useLoaderData<typeof loader>()
  const acted = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const { regionName } = useVisit()
  const place = acted?.place ?? loaded.place
  if (!place) return <Unopened />
  const soFar: SoFar = acted?.soFar ?? { command: loaded.command, isLarge: false, done: [] }
  const step = stepOf(soFar, place.payers)
  const isOver = Boolean(acted?.number || acted?.help)
  return (
    <IdleFrame home={HOME} title={t('visits.kiosk_title')}>
      <div className="hospital-kiosk" data-large={soFar.isLarge ? '' : undefined}>
        <p className="kiosk-region">
          {place.name} · {regionName}
        </p>
        {acted?.refused && (
          <Notice tone="broken">
            <p role="alert">{ofCode(acted.refused)}</p>
          </Notice>
        )}
        {acted?.number && <Numbered number={acted.number} origin={loaded.origin} />}
        {acted?.help && <Helped help={acted.help} />}
        {!isOver && (
          <form method="post" action={ON} className="hospital-form" key={JSON.stringify(step)}>
            <input type="hidden" name="soFar" value={JSON.stringify(soFar)} />
            <input type="hidden" name="helpCommand" value={loaded.command} />
            {acted?.refused && <input type="hidden" name="reason" value={reasonIn(acted.refused)} />}
            <Question step={step} soFar={soFar} place={place} />
            <div className="kiosk-ends">
              {step !== 'start' && (
                <button
                  type="submit"
                  className="button kiosk-target"
                  data-kind="second"
                  name="intent"
                  value="back"
                  formNoValidate
                >
                  {t('queue.kiosk_back')}
                </button>
              )}
              <button
                type="submit"
                className="button kiosk-target"
                data-kind="second"
                name="intent"
                value="large"
                formNoValidate
              >
                {t(soFar.isLarge ? 'visits.text_smaller' : 'visits.text_larger')}
              </button>
              <button
                type="submit"
                className="button kiosk-target"
                data-kind="second"
                name="intent"
                value="help"
                formNoValidate
              >
                {t('visits.ask_help')}
              </button>
              {step !== 'start' && (
                <a className="button kiosk-target" data-kind="second" href={HOME}>
                  {t('visits.start_anew')}
                </a>
              )}
            </div>
          </form>
        )}
        {step === 'start' && !isOver && <Languages back={ON} />}
      </div>
      <script type="module" src="/plain/kiosk-keys.js" />
    </IdleFrame>
  )
}

// Only refusals of the server are told to the help desk as such; what was typed wrongly is seen there.
function reasonIn(code: string): string {
  return code.startsWith('visits.wrong_') ? '' : code
}
