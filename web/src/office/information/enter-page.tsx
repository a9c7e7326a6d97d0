import { newCommandId } from '@guyub/contract/command'
import { enterInformation, keptInformation } from '@guyub/contract/information'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { allOffices } from '../../kernel/all-offices.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { FieldFrame } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/disclosure-words.ts'
import { ItemFields } from './item-fields.tsx'
import { faultsOf, fieldsOf, typedIn } from './typed.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const { isMain } = answerOrLeave(request, await call(keptInformation, {}))
  const offices = isMain ? ((await allOffices(call)) ?? []) : []
  return {
    command: newCommandId(),
    offices: offices
      .filter(({ kind }) => kind === 'agency' || kind === 'district')
      .map(({ code, name }) => ({ code, name })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const typed = typedIn(form)
  const office = String(form.get('office') ?? '')
  const reply = await visitOf(context).call(enterInformation, {
    ...{ commandId: String(form.get('command') ?? ''), fields: fieldsOf(typed) },
    ...(office && { office }),
  })
  if (reply.ok) throw redirect(`/kantor/informasi/${reply.answer.informationId}?tersimpan`, 303)
  return data(
    { problem: reply.problem.code, typed, office, faults: faultsOf(reply.problem) },
    { status: reply.problem.status || 500 },
  )
}

/** Something that an office holds, entered as a draft. */
export default function Enter() {
  const { command, offices } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="stack-wide" style={{ maxWidth: 860 }}>
      <PageHeader
        title={t('information.enter')}
        lead={t('information.kept_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/informasi', word: t('office.information') }]}
      />
      {result && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <form method="post" className="card stack">
        <input type="hidden" name="command" value={command} />
        {offices.length > 0 && (
          <FieldFrame name="office" label={t('information.office')}>
            <select
              className="field-input"
              id="office"
              name="office"
              defaultValue={result?.office ?? ''}
              required
            >
              <option value="" />
              {offices.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </FieldFrame>
        )}
        <ItemFields
          typed={result?.typed ?? { class: 'periodic', form: 'electronic' }}
          faults={result?.faults ?? {}}
        />
        <div>
          <Button>{t('information.enter')}</Button>
        </div>
      </form>
    </div>
  )
}
