import { newCommandId } from '@guyub/contract/command'
import { nominateQuickWin, quickWins } from '@guyub/contract/plan'
import { services } from '@guyub/contract/services'
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
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { DIMENSIONS } from '../../ui/dimension-tag/dimension-tag.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { SelectField } from './select-field.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const list = answerOrLeave(request, await call(quickWins, {}))
  if (!list.may.nominate) throw redirect('/masuk?kembali=/gerakan/quick-win/ajukan')
  const all = await call(services, {})
  const offices = list.may.decide ? ((await allOffices(call)) ?? []) : []
  return {
    command: newCommandId(),
    thisYear: list.thisYear,
    services: all.ok ? all.answer.map(({ key, title }) => ({ key, label: title[language] })) : [],
    earlier: list.years.flatMap(({ year, lines }) =>
      lines
        .filter(({ phase }) => phase !== 'not-chosen')
        .map(({ id, title }) => ({ key: id, label: `${year} · ${title.id}` })),
    ),
    offices: offices
      .filter(({ kind }) => kind !== 'village')
      .map(({ code, name }) => ({ key: code, label: name })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const maybe = (name: string) => said(name) && { [name]: said(name) }
  const reply = await visitOf(context).call(nominateQuickWin, {
    ...{ commandId: said('command'), title: said('title'), dimension: said('dimension') },
    ...{ year: Number(said('year')), reason: said('reason') },
    ...maybe('service'),
    ...maybe('owner'),
    ...maybe('continues'),
  })
  if (reply.ok) return redirect(`/gerakan/quick-win/${reply.answer.quickWinId}?simpan=ya`, 303)
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  return data({ problem: reply.problem.code, values }, { status: reply.problem.status || 500 })
}

/** An agency nominates what people would feel within a year; what goes on with an earlier one says so. */
export default function NominatePage() {
  const { command, thisYear, services: all, earlier, offices } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const values: Readonly<Record<string, string>> = result?.values ?? {}
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('quickwin.nominate')}
        lead={t('quickwin.nominate_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/quick-win', word: t('quickwin.title') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <form method="post" className="stack column">
        <input type="hidden" name="command" value={command} />
        <Field
          {...{ name: 'title', label: t('quickwin.name'), defaultValue: values.title }}
          {...{ minLength: 3, maxLength: 200, required: true }}
        />
        <Choice
          name="dimension"
          label={t('quickwin.dimension')}
          value={values.dimension}
          options={DIMENSIONS.map((key) => ({ key, label: t(`dimension.${key}`) }))}
        />
        <Choice
          name="year"
          label={t('quickwin.year')}
          value={values.year ?? String(thisYear)}
          options={[thisYear, thisYear + 1].map((year) => ({ key: String(year), label: String(year) }))}
        />
        <LongField
          {...{ name: 'reason', label: t('quickwin.reason'), hint: t('quickwin.reason_hint') }}
          {...{ defaultValue: values.reason, minLength: 10, maxLength: 2000, rows: 4, required: true }}
        />
        <SelectField
          {...{ name: 'service', label: t('quickwin.service'), options: all, value: values.service }}
          hint={t('quickwin.service_hint')}
        />
        <SelectField
          {...{ name: 'continues', label: t('quickwin.continues_label'), options: earlier }}
          {...{ value: values.continues, hint: t('quickwin.continues_hint') }}
        />
        {offices.length > 0 && (
          <SelectField
            {...{ name: 'owner', label: t('quickwin.owner'), options: offices, value: values.owner }}
            hint={t('quickwin.owner_hint')}
          />
        )}
        <div className="row">
          <Button>{t('quickwin.nominate')}</Button>
          <ButtonLink kind="second" href="/gerakan/quick-win">
            {t('plan.cancel')}
          </ButtonLink>
        </div>
      </form>
    </div>
  )
}
