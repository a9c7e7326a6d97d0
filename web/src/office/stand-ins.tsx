import { beginStandIn, endStandIn, handOver, standIns } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatNumber, formatShortDay } from '../kernel/format.ts'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button } from '../ui/button/button.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { Field } from '../ui/field/field.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { Select } from '../ui/select/select.tsx'
import { StateBadge } from '../ui/state-badge/state-badge.tsx'
import { Table } from '../ui/table/table.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const all = answerOrLeave(request, await visitOf(context).call(standIns, {}))
  const { searchParams } = new URL(request.url)
  const moved = searchParams.get('diserahkan')
  return {
    ...all,
    command: newCommandId(),
    isSaved: searchParams.has('sudah'),
    moved: moved === null ? null : Number(moved) || 0,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const commandId = text('command')
  if (text('intent') === 'hand-over') {
    const reply = await call(handOver, { commandId, from: text('from'), to: text('to') || null })
    if (reply.ok) return redirect(`/kantor/pengganti?diserahkan=${reply.answer.moved}`, 303)
    return data({ code: reply.problem.code }, { status: reply.problem.status || 500 })
  }
  const reply =
    text('intent') === 'end'
      ? await call(endStandIn, { commandId, standInId: text('id') })
      : await call(beginStandIn, { commandId, by: text('by'), from: text('from'), until: text('until') })
  if (reply.ok) return redirect('/kantor/pengganti?sudah', 303)
  return data({ code: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** Who does whose work while they are away, and what somebody left behind. */
export default function StandIns() {
  const { isSaved, moved, colleagues } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader title={t('office.stand_ins_title')} lead={t('office.stand_ins_lead')} />
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      {!refused && isSaved && <Notice tone="done" title={t('office.stand_in_saved')} />}
      {!refused && moved !== null && (
        <Notice tone="done" title={t('office.handed_over', { count: formatNumber(moved, language) })} />
      )}
      <Given />
      {colleagues.length === 0 ? <p className="quiet">{t('office.stand_in_alone')}</p> : <Give />}
      <Loads />
    </div>
  )
}

function Given() {
  const { standIns: given, command } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const day = (on: string) => formatShortDay(`${on}T00:00:00Z`, language, 'UTC')
  return (
    <section className="stack">
      <h2>{t('office.stand_in_now')}</h2>
      {given.length === 0 ? (
        <EmptyState title={t('office.stand_in_none')}>{t('office.stand_in_none_text')}</EmptyState>
      ) : (
        <Table
          caption={t('office.stand_in_now')}
          captionHidden
          rows={given}
          rowKey={({ id }) => id}
          columns={[
            { key: 'of', title: t('office.stand_in_of'), cell: ({ of }) => of.name },
            { key: 'by', title: t('office.stand_in_by'), cell: ({ by }) => by.name },
            {
              key: 'days',
              title: t('office.stand_in_days'),
              cell: ({ from, until }) => `${day(from)} – ${day(until)}`,
            },
            {
              key: 'state',
              title: t('office.stand_in_state'),
              cell: ({ isNow }) => (
                <StateBadge
                  tone={isNow ? 'running' : 'waiting'}
                  word={t(isNow ? 'office.stand_in_running' : 'office.stand_in_ahead')}
                />
              ),
            },
            {
              key: 'end',
              title: t('office.stand_in_end'),
              cell: ({ id, of, by, mayEnd }) =>
                mayEnd && (
                  <form method="post">
                    <input type="hidden" name="intent" value="end" />
                    <input type="hidden" name="command" value={command} />
                    <input type="hidden" name="id" value={id} />
                    <Button
                      kind="second"
                      size="small"
                      aria-label={t('office.stand_in_end_named', { of: of.name, by: by.name })}
                    >
                      {t('office.stand_in_end')}
                    </Button>
                  </form>
                ),
            },
          ]}
        />
      )}
    </section>
  )
}

function Give() {
  const { colleagues, today, command } = useLoaderData<typeof loader>()
  const { t } = useWords()
  return (
    <form method="post" className="card stack">
      <h2>{t('office.stand_in_give')}</h2>
      <input type="hidden" name="intent" value="begin" />
      <input type="hidden" name="command" value={command} />
      <Select
        name="by"
        label={t('office.stand_in_by')}
        value={colleagues[0]?.id ?? ''}
        options={colleagues.map(({ id, name }) => ({ key: id, label: name }))}
      />
      <div className="row">
        <Field
          name="from"
          type="date"
          label={t('office.stand_in_from')}
          defaultValue={today}
          min={today}
          required
        />
        <Field
          name="until"
          type="date"
          label={t('office.stand_in_until')}
          defaultValue={today}
          min={today}
          required
        />
      </div>
      <div>
        <Button>{t('office.stand_in_begin')}</Button>
      </div>
    </form>
  )
}

function Loads() {
  const { loads, colleagues, me, command } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  return (
    <section className="stack">
      <h2>{t('office.load')}</h2>
      {loads.length === 0 ? (
        <EmptyState title={t('office.load_none')}>{t('office.load_none_text')}</EmptyState>
      ) : (
        <Table
          caption={t('office.load')}
          captionHidden
          rows={loads}
          rowKey={({ person }) => person.id}
          columns={[
            {
              key: 'person',
              title: t('office.load_person'),
              cell: ({ person, worksHere }) => (
                <>
                  {person.name}
                  {!worksHere && <div className="small quiet">{t('office.load_gone')}</div>}
                </>
              ),
            },
            {
              key: 'open',
              title: t('office.load_open'),
              align: 'end',
              cell: ({ open }) => formatNumber(open, language),
            },
            {
              key: 'over',
              title: t('office.hand_over'),
              cell: ({ person, mayHandOver }) =>
                mayHandOver && (
                  <form method="post" className="row">
                    <input type="hidden" name="intent" value="hand-over" />
                    <input type="hidden" name="command" value={command} />
                    <input type="hidden" name="from" value={person.id} />
                    <Select
                      name="to"
                      id={`to-${person.id}`}
                      label={t('office.hand_over_to', { name: person.name })}
                      value=""
                      options={[
                        { key: '', label: t('office.hand_over_all') },
                        ...(person.id === me ? [] : [{ key: me, label: t('office.hand_over_me') }]),
                        ...colleagues
                          .filter(({ id }) => id !== person.id)
                          .map(({ id, name }) => ({ key: id, label: name })),
                      ]}
                    />
                    <Button kind="second" size="small">
                      {t('office.hand_over')}
                    </Button>
                  </form>
                ),
            },
          ]}
        />
      )}
    </section>
  )
}
