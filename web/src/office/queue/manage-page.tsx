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
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { type Visit, visitOf } from '../../kernel/visit.ts'
import '../../words/queue-words.ts'

export { ManageView as default } from './manage-view.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const all = answerOrLeave(request, await visitOf(context).call(places, {}))
  const { searchParams } = new URL(request.url)
  return {
    places: all,
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
    if (!reply.ok) return refusal(reply.problem)
    return redirect(`${HERE}?diakhiri=${reply.answer.closed}&dibawa=${reply.answer.carried}`, 303)
  }
  const reply = await asked(visit, form, intent)
  return reply.ok ? redirect(`${HERE}?sudah`, 303) : refusal(reply.problem)
}

function commandOf(form: FormData) {
  return { commandId: String(form.get('command') ?? '') }
}

function asked({ call }: Visit, form: FormData, intent: string) {
  const text = (name: string) => String(form.get(name) ?? '')
  const command = { ...commandOf(form), placeId: text('place') }
  const isOpen = text('isOpen') !== 'no'
  if (intent === 'place')
    return call(openPlace, { ...commandOf(form), service: text('service'), name: text('name') })
  if (intent === 'lane')
    return call(putLane, {
      ...{ ...command, key: text('key'), letter: text('letter').toUpperCase(), isOpen },
      ...{ title: { id: text('title_id'), en: text('title_en') }, selfService: text('self') === 'on' },
    })
  if (intent === 'counter')
    return call(putCounter, {
      ...{ ...command, name: text('name'), lanes: form.getAll('lanes').map(String), isOpen },
      ...(text('counter') && { counterId: text('counter') }),
    })
  if (intent === 'close-screen') return call(closeScreen, { ...commandOf(form), screenId: text('screen') })
  return call(closePlace, command)
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
          speaks: text('speaks') === 'on',
          paper: text('paper') === '58' ? '58' : '80',
          ...(printer && { printer }),
        })
  if (!reply.ok) return refusal(reply.problem)
  return data({ code: null, link: `${origin}/perangkat/${reply.answer.link}` })
}

function refusal({ code, status }: { readonly code: string; readonly status: number }) {
  return data({ code, link: null }, { status: status || 500 })
}
