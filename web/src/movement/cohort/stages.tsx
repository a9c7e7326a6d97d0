import { cohort, writeCohort } from '@guyub/contract/cohort'
import { newCommandId } from '@guyub/contract/command'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'

/** A stage more than there is can be written in the empty place at the end. */
const NEW = 'tahap-baru'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  return { view: answerOrLeave(request, await call(cohort, { cohortId: params.cohortId ?? '' })) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const cohortId = params.cohortId ?? ''
  const { call } = visitOf(context)
  const view = answerOrLeave(request, await call(cohort, { cohortId }))
  const stages = [...view.stages.map(({ key }) => key), NEW].flatMap((key) => {
    const title = text(`title-${key}`)
    if (!title) return []
    const before = view.stages.find((stage) => stage.key === key)?.deliverables ?? []
    return [
      {
        ...{
          key:
            key === NEW
              ? freshKey(
                  title,
                  view.stages.map((stage) => stage.key),
                )
              : key,
          title,
        },
        ...{ about: text(`about-${key}`), deliverables: deliverablesIn(text(`deliverables-${key}`), before) },
      },
    ]
  })
  const reply = await call(writeCohort, {
    ...{ commandId: newCommandId(), cohortId, version: Number(text('version')), title: text('title') },
    ...{ wave: text('wave') || null, requiredShare: Number(text('share')) / 100, stages },
    groups: view.groups,
  })
  if (reply.ok) throw redirect(`/gerakan/bimtek/${cohortId}`, 303)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** One a line; a line that stays keeps its key, to which what was handed in belongs. */
function deliverablesIn(text: string, before: readonly { readonly key: string; readonly title: string }[]) {
  const used: string[] = before.map(({ key }) => key)
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((title) => {
      const key = before.find((one) => one.title === title)?.key ?? freshKey(title, used)
      used.push(key)
      return { key, title }
    })
}

function freshKey(title: string, used: readonly string[]): string {
  const plain =
    title
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+|-$/g, '') || 'x'
  let key = plain.slice(0, 60).replace(/-$/, '')
  for (let more = 2; used.includes(key); more++) key = `${plain.slice(0, 56).replace(/-$/, '')}-${more}`
  return key
}

/** What each stage is about and what is handed in: data of this cohort. */
export default function Stages() {
  const { view } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const places = [...view.stages, { key: NEW, title: '', about: '', deliverables: [] }]
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('cohort.edit_stages')}
        lead={t('cohort.stages_lead')}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan/bimtek', word: t('cohort.cohorts') },
          { href: `/gerakan/bimtek/${view.id}`, word: view.title },
        ]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <Notice>{t('cohort.template_note')}</Notice>
      <form method="post" className="stack">
        <input type="hidden" name="version" value={view.version} />
        <Field name="title" label={t('cohort.title')} defaultValue={view.title} required width="full" />
        <Field name="wave" label={t('cohort.wave')} defaultValue={view.wave ?? ''} width="short" />
        <Field
          name="share"
          type="number"
          min={1}
          max={100}
          label={t('cohort.required_share')}
          hint={t('cohort.required_share_hint')}
          defaultValue={Math.round(view.requiredShare * 100)}
          required
          width="short"
        />
        {places.map(({ key, title, about, deliverables }) => (
          <fieldset key={key} className="card stack">
            <legend className="field-label">{title || t('cohort.another_stage')}</legend>
            <Field
              name={`title-${key}`}
              label={t('cohort.stage_title')}
              defaultValue={title}
              width="medium"
            />
            <LongField name={`about-${key}`} label={t('cohort.stage_about')} defaultValue={about} rows={2} />
            <LongField
              name={`deliverables-${key}`}
              label={t('cohort.deliverables')}
              hint={t('cohort.one_a_line')}
              defaultValue={deliverables.map((one) => one.title).join('\n')}
              rows={3}
            />
          </fieldset>
        ))}
        <div>
          <Button>{t('cohort.save')}</Button>
        </div>
      </form>
    </div>
  )
}
