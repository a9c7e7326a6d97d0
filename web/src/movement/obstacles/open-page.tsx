import { newCommandId } from '@guyub/contract/command'
import { me } from '@guyub/contract/identity'
import { openObstacle, planActivities, planLists } from '@guyub/contract/plan'
import { areas } from '@guyub/contract/regions'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { allOffices } from '../../kernel/all-offices.ts'
import { areaOptions } from '../../kernel/area-options.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { SelectField } from '../quick-wins/select-field.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const { searchParams } = new URL(request.url)
  const who = answerOrLeave(request, await call(me, {}))
  const [lists, lines, places, offices] = await Promise.all([
    call(planLists, {}),
    call(planActivities, {}),
    call(areas, {}),
    allOffices(call),
  ])
  const permissions: readonly string[] = who.acting?.permissions ?? []
  const villages = places.ok ? areaOptions(places.answer, 'village') : []
  return {
    command: newCommandId(),
    kinds: lists.ok
      ? lists.answer.obstacleKinds.map(({ key, label }) => ({ key, label: label[language] }))
      : [],
    // A village has no activities of its own in the plan.
    activities:
      lines.ok && permissions.includes('plan.contribute')
        ? lines.answer.map(({ id, title }) => ({ key: id, label: title.id }))
        : [],
    villages: villages.map(({ key, label }) => ({ key, label })),
    offices: (offices ?? [])
      .filter(({ kind }) => kind !== 'village')
      .map(({ code, name }) => ({ key: code, label: name })),
    asked: { activity: searchParams.get('kegiatan') ?? '', area: searchParams.get('desa') ?? '' },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const reply = await visitOf(context).call(openObstacle, {
    ...{ commandId: said('command'), kind: said('kind'), title: said('title') },
    ...(said('activity') && { activities: [said('activity')] }),
    ...(said('area') && { area: said('area') }),
    ...(said('owner') && { owner: said('owner') }),
  })
  if (reply.ok) return redirect(`/gerakan/hambatan?simpan=ya#${reply.answer.obstacleId}`, 303)
  return data({ problem: reply.problem.code, title: said('title') }, { status: reply.problem.status || 500 })
}

/** Says what stands in the way of an activity or of a village, and who is to solve it. */
export default function OpenPage() {
  const { command, kinds, activities, villages, offices, asked } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('obstacle.open')}
        lead={t('obstacle.open_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/hambatan', word: t('obstacle.title') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <form method="post" className="stack column">
        <input type="hidden" name="command" value={command} />
        <Choice name="kind" label={t('obstacle.kind')} options={kinds} />
        <Field
          {...{ name: 'title', label: t('obstacle.what'), hint: t('obstacle.what_hint') }}
          {...{ defaultValue: result?.title, minLength: 5, maxLength: 300, required: true }}
        />
        {activities.length > 0 && (
          <SelectField
            {...{
              name: 'activity',
              label: t('obstacle.holds_up'),
              options: activities,
              value: asked.activity,
            }}
          />
        )}
        <SelectField {...{ name: 'area', label: t('obstacle.area'), options: villages, value: asked.area }} />
        <SelectField
          {...{ name: 'owner', label: t('obstacle.owner'), options: offices, hint: t('obstacle.owner_hint') }}
        />
        <div className="row">
          <Button>{t('obstacle.open')}</Button>
          <ButtonLink kind="second" href="/gerakan/hambatan">
            {t('plan.cancel')}
          </ButtonLink>
        </div>
      </form>
    </div>
  )
}
