import { newPin, newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { communityFields, communitySubsectors, registerCommunity } from '@guyub/contract/communities'
import { areas } from '@guyub/contract/regions'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { areaOptions } from '../../kernel/area-options.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { keyIn } from '../../ui/search-choice/key-in.ts'
import { RegisterFields } from './register-fields.tsx'

/** Code and PIN are made with the page: sent twice, the form registers once and both stay true. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { call, region } = visitOf(context)
  const [fields, places, subsectors] = await Promise.all([
    call(communityFields, {}),
    call(areas, {}),
    call(communitySubsectors, {}),
  ])
  const known = places.ok ? places.answer : []
  return {
    fields: fields.ok ? fields.answer : [],
    subsectors: subsectors.ok ? subsectors.answer : [],
    places: [...areaOptions(known, 'district'), ...areaOptions(known, 'village')],
    ...{ command: newCommandId(), code: newTrackingCode(region), pin: newPin() },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const places = await call(areas, {})
  const known = places.ok ? places.answer : []
  const options = [...areaOptions(known, 'district'), ...areaOptions(known, 'village')]
  const subsectors = form.getAll('subsector').map(String)
  const named = Object.fromEntries(
    ['name', 'purpose', 'dimension', 'area', 'document', 'contact', 'phone', 'email'].map((name) => [
      name,
      text(name),
    ]),
  )
  const typed = { ...named, subsectors: subsectors.join(' ') }
  const [code, pin] = [text('code'), text('pin')]
  const reply = await call(registerCommunity, {
    ...{ commandId: text('command'), name: text('name'), purpose: text('purpose'), code, pin },
    ...{ dimension: text('dimension'), areaCode: keyIn(options, text('area')).slice(0, 20) },
    subsectors,
    ...(text('document') && { documentNumber: text('document') }),
    contact: {
      name: text('contact'),
      ...(text('phone') && { phone: text('phone') }),
      ...(text('email') && { email: text('email') }),
    },
  })
  if (reply.ok) return { done: { code: reply.answer.code, pin }, problem: null, wrong: [], typed }
  const { status, code: problem, errors } = reply.problem
  const wrong = (errors ?? []).map(({ pointer }) => pointer)
  return data({ done: null, problem, wrong, typed }, { status: status || 500 })
}

/** A community registers itself; the code and PIN are shown once. */
export default function Register() {
  const { fields, places, subsectors, command, code, pin } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  if (result?.done)
    return (
      <div className="wide stack-wide">
        <PageHeader title={t('communities.registered')} />
        <Notice tone="done">{t('communities.keep')}</Notice>
        <dl className="facts card">
          <dt>{t('communities.code')}</dt>
          <dd className="code">{result.done.code}</dd>
          <dt>{t('communities.pin')}</dt>
          <dd className="code">{result.done.pin}</dd>
        </dl>
        <div>
          <ButtonLink href={`/komunitas/masuk?kode=${encodeURIComponent(result.done.code)}`} icon="arrow">
            {t('communities.enter')}
          </ButtonLink>
        </div>
      </div>
    )
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={t('communities.register')}
        lead={t('communities.register_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/komunitas', word: t('communities.title') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <form method="post" className="stack column">
        <input type="hidden" name="command" value={command} />
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="pin" value={pin} />
        <RegisterFields
          fields={fields}
          places={places}
          subsectors={subsectors}
          typed={result?.typed ?? {}}
          wrong={result?.wrong ?? []}
        />
        <div>
          <Button>{t('communities.register')}</Button>
        </div>
      </form>
    </div>
  )
}
