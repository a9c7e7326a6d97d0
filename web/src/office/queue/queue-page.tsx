import { newCommandId } from '@guyub/contract/command'
import { places, sit } from '@guyub/contract/queue'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { ownPermissions } from '../../kernel/own-permissions.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/queue-words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const all = answerOrLeave(request, await call(places, {}))
  const permissions = await ownPermissions(call)
  return {
    places: all.filter(({ isOpen }) => isOpen),
    mayManage: permissions.includes('queue.manage'),
    command: newCommandId(),
  }
}

/** Whoever sits down goes on to their counter. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const counterId = String(form.get('counter') ?? '')
  const reply = await visitOf(context).call(sit, {
    ...{ commandId: String(form.get('command') ?? ''), counterId, isHere: true },
  })
  if (reply.ok) throw redirect(`/kantor/antrean/loket/${counterId}`, 303)
  return data({ code: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** The counters of my office: which is mine, which is free. */
export default function Queue() {
  const { places: mine, mayManage, command } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('queue.office_title')}
        lead={t('queue.office_lead')}
        actions={
          mayManage && (
            <ButtonLink kind="second" href="/kantor/antrean/atur">
              {t('queue.manage')}
            </ButtonLink>
          )
        }
      />
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      {mine.length === 0 && (
        <EmptyState title={t('queue.places_none')}>{t('queue.places_none_text')}</EmptyState>
      )}
      {mine.map(({ id, name, lanes, counters }) => (
        <section key={id} className="card stack">
          <h2>{name}</h2>
          <p className="small quiet">
            {lanes
              .filter(({ isOpen }) => isOpen)
              .map(({ letter, title, waiting }) => `${letter} ${of(title)}: ${waiting}`)
              .join(' · ')}
          </p>
          <ul className="plain-list">
            {counters
              .filter(({ isOpen }) => isOpen)
              .map((counter) => (
                <li key={counter.id}>
                  <CommandForm command={command} about={{ counter: counter.id }} className="row">
                    <strong>{counter.name}</strong>
                    <span className="quiet">
                      {counter.isMine
                        ? t('queue.counter_mine')
                        : counter.servedBy === null
                          ? t('queue.counter_free')
                          : t('queue.counter_of', { name: counter.servedBy })}
                    </span>
                    {counter.isMine ? (
                      <ButtonLink size="small" href={`/kantor/antrean/loket/${counter.id}`}>
                        {t('queue.counter_to')}
                      </ButtonLink>
                    ) : (
                      counter.servedBy === null && (
                        <Button
                          kind="second"
                          size="small"
                          aria-label={`${t('queue.counter_sit')}: ${counter.name}`}
                        >
                          {t('queue.counter_sit')}
                        </Button>
                      )
                    )}
                  </CommandForm>
                </li>
              ))}
          </ul>
          <p>
            <a href={`/kantor/antrean/statistik/${id}`}>{t('queue.statistics')}</a>
          </p>
        </section>
      ))}
    </div>
  )
}
