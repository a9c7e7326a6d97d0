import { cohort, setDelegate, setDelegateContact } from '@guyub/contract/cohort'
import { newCommandId } from '@guyub/contract/command'
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
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { keyIn } from '../../ui/search-choice/key-in.ts'
import { SearchChoice } from '../../ui/search-choice/search-choice.tsx'
import { DelegateContact } from './delegate-contact.tsx'

async function opened({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const view = answerOrLeave(request, await call(cohort, { cohortId: params.cohortId ?? '' }))
  const delegate = view.delegates?.find(({ id }) => id === params.delegateId) ?? null
  if (!view.delegates || (!delegate && params.delegateId !== 'baru'))
    throw new Response(null, { status: 404 })
  const offices = (await allOffices(call)) ?? []
  return {
    ...{ id: view.id, title: view.title, groups: view.groups, delegate },
    offices: offices.map(({ code, name }) => ({ key: code, label: name })),
    others: view.delegates
      .filter(({ id, isWithdrawn }) => id !== delegate?.id && (!isWithdrawn || id === delegate?.replaces))
      .map(({ id, name }) => ({ key: id, label: name })),
  }
}

export function loader(asked: LoaderFunctionArgs) {
  return opened(asked)
}

export async function action(asked: ActionFunctionArgs) {
  const form = await asked.request.formData()
  const { id: cohortId, offices, others, delegate } = await opened(asked)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  if (text('intent') === 'contact') {
    const contact = { phone: text('phone') || null, email: text('email') || null }
    const of = { commandId: newCommandId(), cohortId, delegateId: delegate?.id ?? '' }
    const set = await visitOf(asked.context).call(setDelegateContact, { ...of, ...contact })
    if (set.ok) return { problem: null, hasContact: set.answer.hasContact }
    return data({ problem: set.problem.code, hasContact: null }, { status: set.problem.status || 500 })
  }
  const reply = await visitOf(asked.context).call(setDelegate, {
    ...{ commandId: newCommandId(), cohortId, ...(delegate && { delegateId: delegate.id }) },
    ...{ office: keyIn(offices, text('office')) || null, unit: text('unit') || null, name: text('name') },
    ...{ title: text('title') || null, group: text('group') || null },
    ...{ replaces: keyIn(others, text('replaces')) || null, isWithdrawn: form.has('withdrawn') },
  })
  if (reply.ok) throw redirect(`/gerakan/bimtek/${cohortId}#delegates`, 303)
  return data({ problem: reply.problem.code, hasContact: null }, { status: reply.problem.status || 500 })
}

/** One delegate, the same through all stages. */
export default function DelegatePage() {
  const { id, title, groups, delegate, offices, others } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={delegate?.name ?? t('cohort.add_delegate')}
        lead={t('cohort.delegate_lead')}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan/bimtek', word: t('cohort.cohorts') },
          { href: `/gerakan/bimtek/${id}`, word: title },
        ]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result && result.hasContact !== null && (
        <Notice tone="done">{t(result.hasContact ? 'cohort.contact_saved' : 'cohort.contact_erased')}</Notice>
      )}
      <form method="post" className="card stack">
        <SearchChoice
          name="office"
          label={t('cohort.office')}
          hint={t('cohort.office_hint')}
          options={offices}
          value={delegate?.office ?? ''}
        />
        <Field name="unit" label={t('cohort.unit')} defaultValue={delegate?.unit ?? ''} width="medium" />
        <Field
          name="name"
          label={t('cohort.name')}
          hint={t('cohort.name_hint')}
          defaultValue={delegate?.name}
          required
          width="medium"
        />
        <Field name="title" label={t('cohort.job')} defaultValue={delegate?.title ?? ''} width="medium" />
        {groups.length > 0 && (
          <Choice
            name="group"
            label={t('cohort.group')}
            value={delegate?.group ?? ''}
            options={[
              { key: '', label: t('cohort.no_group') },
              ...groups.map(({ key, name }) => ({ key, label: name })),
            ]}
          />
        )}
        <SearchChoice
          name="replaces"
          label={t('cohort.replaces_whom')}
          hint={t('cohort.replaces_hint')}
          options={others}
          value={delegate?.replaces ?? ''}
        />
        <label className="choice-option">
          <input type="checkbox" name="withdrawn" defaultChecked={delegate?.isWithdrawn} />{' '}
          {t('cohort.is_withdrawn')}
        </label>
        <div>
          <Button>{t('cohort.save')}</Button>
        </div>
      </form>
      {delegate && !delegate.isWithdrawn && <DelegateContact hasContact={delegate.hasContact} />}
    </div>
  )
}
