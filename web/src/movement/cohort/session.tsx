import { addCohortPhoto, type CohortSession, cohort, SESSION_PARTS, setSession } from '@guyub/contract/cohort'
import { newCommandId } from '@guyub/contract/command'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { fileOf } from '../../kernel/form-file.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, FileField, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const view = answerOrLeave(
    request,
    await visitOf(context).call(cohort, { cohortId: params.cohortId ?? '' }),
  )
  const session = view.sessions.find(({ id }) => id === params.sessionId) ?? null
  if (!session && params.sessionId !== 'baru') throw new Response(null, { status: 404 })
  const stage = session?.stage ?? new URL(request.url).searchParams.get('tahap') ?? view.stages[0]?.key
  return { id: view.id, title: view.title, stages: view.stages, session, stage }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { call, transfer } = visitOf(context)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const { cohortId = '', sessionId = '' } = params
  const command = { commandId: newCommandId(), cohortId }
  if (text('intent') === 'photo') {
    const { bytes, sha256 } = await fileOf(form, 'photo')
    const query = { ...command, sessionId, caption: text('caption'), sha256 }
    const reply = await transfer.send(addCohortPhoto, query, { bytes, mediaType: 'application/octet-stream' })
    if (reply.ok) throw redirect(`/gerakan/bimtek/${cohortId}/sesi/${sessionId}`, 303)
    return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
  }
  const reply = await call(setSession, {
    ...{ ...command, stage: text('stage'), title: text('title'), day: text('day') },
    ...{ starts: text('starts').slice(0, 5), ends: text('ends').slice(0, 5), place: text('place') },
    ...{ people: peopleIn(text), materials: linesOf(text('materials')).map(materialIn) },
    ...{ minutes: text('minutes') || null, isCancelled: form.has('cancelled') },
    ...(sessionId !== 'baru' && { sessionId, version: Number(text('version')) }),
  })
  if (reply.ok) throw redirect(`/gerakan/bimtek/${cohortId}`, 303)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}

function peopleIn(text: (name: string) => string): CohortSession['people'] {
  return SESSION_PARTS.flatMap((part) => linesOf(text(part)).map((name) => ({ name, part })))
}

/** "Judul https://…": the address is the last word of the line. */
function materialIn(line: string): { readonly title: string; readonly url: string } {
  const at = line.lastIndexOf(' ')
  return at < 0 ? { title: line, url: line } : { title: line.slice(0, at), url: line.slice(at + 1) }
}

/** One session: day, place, who speaks, what was said, and the photographs of the accountability file. */
export default function Session() {
  const { id, title, stages, session, stage } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const names = (part: string) =>
    (session?.people ?? [])
      .filter((one) => one.part === part)
      .map(({ name }) => name)
      .join('\n')
  return (
    <div className="stack-wide">
      <PageHeader
        title={session?.title ?? t('cohort.add_session')}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan/bimtek', word: t('cohort.cohorts') },
          { href: `/gerakan/bimtek/${id}`, word: title },
        ]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <form method="post" className="card stack">
        <input type="hidden" name="version" value={session?.version ?? ''} />
        <Choice
          name="stage"
          label={t('cohort.stage')}
          value={stage}
          options={stages.map((one) => ({ key: one.key, label: one.title }))}
        />
        <Field
          name="title"
          label={t('cohort.session_title')}
          defaultValue={session?.title}
          required
          width="full"
        />
        <Field
          name="day"
          type="date"
          label={t('cohort.day')}
          defaultValue={session?.day}
          required
          width="short"
        />
        <div className="row">
          <Field
            name="starts"
            type="time"
            label={t('cohort.starts')}
            defaultValue={session?.starts ?? '08:00'}
            required
            width="short"
          />
          <Field
            name="ends"
            type="time"
            label={t('cohort.ends')}
            defaultValue={session?.ends ?? '16:00'}
            required
            width="short"
          />
        </div>
        <Field name="place" label={t('cohort.place')} defaultValue={session?.place} required width="full" />
        {SESSION_PARTS.map((part) => (
          <LongField
            key={part}
            name={part}
            label={t(`cohort.part_${part}`)}
            hint={t('cohort.one_a_line')}
            defaultValue={names(part)}
            rows={2}
          />
        ))}
        <LongField
          name="materials"
          label={t('cohort.materials')}
          hint={t('cohort.materials_hint')}
          defaultValue={(session?.materials ?? []).map((one) => `${one.title} ${one.url}`).join('\n')}
          rows={2}
        />
        <LongField
          name="minutes"
          label={t('cohort.minutes')}
          defaultValue={session?.minutes ?? ''}
          rows={8}
        />
        <label className="choice-option">
          <input type="checkbox" name="cancelled" defaultChecked={session?.isCancelled} />{' '}
          {t('cohort.is_cancelled')}
        </label>
        <div>
          <Button>{t('cohort.save')}</Button>
        </div>
      </form>
      {session && (
        <form method="post" encType="multipart/form-data" className="card stack">
          <h2>{t('cohort.photos', { count: session.photos })}</h2>
          <Field name="caption" label={t('cohort.caption')} required maxLength={200} width="medium" />
          <FileField name="photo" label={t('cohort.photo')} accept="image/*" required />
          <div>
            <Button kind="second" name="intent" value="photo">
              {t('cohort.add_photo')}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}
