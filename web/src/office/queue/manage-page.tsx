import { newCommandId } from '@guyub/contract/command'
import {
  closePlace,
  closeScreen,
  endDay,
  linkScreen,
  makeScreen,
  openPlace,
  places,
  putCounter,
  putLane,
} from '@guyub/contract/queue'
import { services } from '@guyub/contract/services'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import { refusal } from '../../kernel/refusal.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { type Visit, visitOf } from '../../kernel/visit.ts'
import { laneKey } from './lane-key.ts'
import '../../words/queue-words.ts'

export { ManageView as default } from './manage-view.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const [all, offered] = await Promise.all([call(places, {}), call(services, {})])
  const { searchParams } = new URL(request.url)
  return {
    places: answerOrLeave(request, all),
    // The queues of a hospital are opened with it.
    services: answerOrLeave(request, offered).filter(
      ({ uses }) => uses.includes('queue') && !uses.includes('visits'),
    ),
    isSaved: searchParams.has('sudah'),
    ended: searchParams.get('diakhiri'),
    carried: searchParams.get('dibawa'),
    command: newCommandId(),
  }
}

const HERE = '/kantor/antrean/atur'

/** What a manager arranges. A link of a screen is shown once, in the answer to the press itself. */
export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const form = await request.formData()
  const intent = String(form.get('intent') ?? '')
  if (intent === 'screen' || intent === 'relink') return linkOf(visit, form, intent)
  if (intent === 'end-day') {
    const reply = await visit.call(endDay, { ...commandOf(form), placeId: String(form.get('place')) })
    if (!reply.ok) return refusal(reply.problem, form)
    return redirect(`${HERE}?diakhiri=${reply.answer.closed}&dibawa=${reply.answer.carried}`, 303)
  }
  const reply = await asked(visit, form, intent)
  return reply.ok ? redirect(`${HERE}?sudah`, 303) : refusal(reply.problem, form)
}

function commandOf(form: FormData) {
  return { commandId: String(form.get('command') ?? '') }
}

function asked(visit: Visit, form: FormData, intent: string) {
  const { call } = visit
  const text = (name: string) => String(form.get(name) ?? '')
  const command = { ...commandOf(form), placeId: text('place') }
  const isOpen = text('isOpen') !== 'no'
  if (intent === 'place')
    return call(openPlace, { ...commandOf(form), service: text('service'), name: text('name') })
  if (intent === 'lane') return laneOf(visit, form)
  if (intent === 'counter')
    return call(putCounter, {
      ...{ ...command, name: text('name'), lanes: form.getAll('lanes').map(String), isOpen },
      ...(text('counter') && { counterId: text('counter') }),
    })
  if (intent === 'close-screen') return call(closeScreen, { ...commandOf(form), screenId: text('screen') })
  return call(closePlace, command)
}

async function laneOf({ call }: Visit, form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '')
  const [command, placeId] = [commandOf(form), text('place')]
  const title = { id: text('title_id'), en: text('title_en') }
  return call(putLane, {
    ...{ ...command, placeId, title, letter: text('letter').toUpperCase() },
    key: text('key') || (await newKey()),
    ...{ selfService: text('self') === 'yes', isOpen: text('isOpen') !== 'no' },
  })

  /** Sent a second time, the lane that this command made is there already: it is no other one. */
  async function newKey(): Promise<string> {
    const all = await call(places, {})
    const lanes = (all.ok ? all.answer : []).find(({ id }) => id === placeId)?.lanes ?? []
    const others = lanes.filter(({ id }) => id !== command.commandId)
    return laneKey(
      title.id,
      others.map(({ key }) => key),
    )
  }
}

async function linkOf({ call, origin }: Visit, form: FormData, intent: 'screen' | 'relink') {
  const text = (name: string) => String(form.get(name) ?? '')
  const printer = text('printer').trim()
  const reply =
    intent === 'relink'
      ? await call(linkScreen, { ...commandOf(form), screenId: text('screen') })
      : await call(makeScreen, {
          ...{ ...commandOf(form), placeId: text('place'), name: text('name') },
          kind: text('kind') === 'display' ? 'display' : 'kiosk',
          speaks: text('speaks') === 'yes',
          paper: text('paper') === '58' ? '58' : '80',
          ...(printer && { printer }),
        })
  if (!reply.ok) return refusal(reply.problem, form)
  return { link: `${origin}/perangkat/${reply.answer.link}` }
}
