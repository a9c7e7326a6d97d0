import { useActionData, useLoaderData } from 'react-router'
import { formatTime } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Select } from '../../ui/select/select.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { action, loader } from './counter-page.tsx'

/** My counter: who stands before me, what I can do with the number, who waits, in the order of calls. Each button has a key. */
export function CounterView() {
  const { counter, issued, ahead } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="stack-wide" data-counter-page="">
      <PageHeader
        title={counter.name}
        lead={t('queue.counter_keys')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/antrean', word: t('queue.office_title') }]}
      />
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      {!refused && issued && (
        <Notice tone="done">{t('queue.counter_issued', { number: issued, ahead: ahead ?? 0 })}</Notice>
      )}
      <Current />
      <Waiting />
      <Give />
    </div>
  )
}

interface PressProps {
  readonly intent: string
  readonly ticket?: string
  readonly word: string
  /** The key that presses it. */
  readonly press?: string
  readonly kind?: 'first' | 'second' | 'danger'
  readonly label?: string
}

function Press({ intent, ticket, word, press, kind = 'second', label }: PressProps) {
  const { command } = useLoaderData<typeof loader>()
  return (
    <form method="post">
      <input type="hidden" name="command" value={command} />
      {ticket && <input type="hidden" name="ticket" value={ticket} />}
      <Button
        kind={kind}
        size={label ? 'small' : 'normal'}
        name="intent"
        value={intent}
        data-press={press}
        aria-keyshortcuts={press?.toUpperCase()}
        aria-label={label}
      >
        {word}
        {press && <kbd>{press.toUpperCase()}</kbd>}
      </Button>
    </form>
  )
}

function Current() {
  const { current, counter } = useLoaderData<typeof loader>()
  const { t } = useWords()
  if (!current)
    return (
      <section className="card stack" aria-live="polite">
        <h2>{t('queue.counter_now')}</h2>
        <p>{t('queue.counter_nobody')}</p>
        <div className="row">
          {counter.isMine && <Press intent="next" word={t('queue.counter_next')} press="n" kind="first" />}
          {counter.isMine && <Press intent="leave" word={t('queue.counter_leave')} />}
        </div>
      </section>
    )
  const { id, number, state, calls, isShown, isSpoken, isCarried } = current
  return (
    <section className="card stack" aria-live="polite">
      <h2>{t('queue.counter_now')}</h2>
      <p className="counter-number">
        {number} {isCarried && <small>{t('queue.carried')}</small>}
      </p>
      <p className="row">
        <StateBadge tone={state === 'called' ? 'waiting' : 'running'} word={t(`queue.state_${state}`)} />
        <span className="quiet">{t('queue.counter_calls', { count: calls })}</span>
        {state === 'called' && (
          <>
            <StateBadge
              tone={isShown ? 'done' : 'waiting'}
              word={t(isShown ? 'queue.counter_shown' : 'queue.counter_not_shown')}
            />
            <StateBadge
              tone={isSpoken ? 'done' : 'waiting'}
              word={t(isSpoken ? 'queue.counter_spoken' : 'queue.counter_not_spoken')}
            />
          </>
        )}
      </p>
      <div className="row">
        {state === 'called' && (
          <>
            <Press intent="begin" ticket={id} word={t('queue.counter_begin')} press="m" kind="first" />
            <Press intent="recall" ticket={id} word={t('queue.counter_recall')} press="u" />
            <Press intent="missed" ticket={id} word={t('queue.counter_missed')} press="d" />
          </>
        )}
        <Press
          intent="served"
          ticket={id}
          word={t('queue.counter_served')}
          press="s"
          kind={state === 'serving' ? 'first' : 'second'}
        />
        <Press intent="hold" ticket={id} word={t('queue.counter_hold')} press="t" />
      </div>
      <SendOn ticket={id} laneId={current.laneId} />
    </section>
  )
}

function SendOn({ ticket, laneId }: { readonly ticket: string; readonly laneId: string }) {
  const { lanes, command } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  const others = lanes.filter(({ id }) => id !== laneId)
  return (
    <details>
      <summary>{t('queue.counter_transfer')}</summary>
      <div className="stack">
        {others.length > 0 && (
          <form method="post" className="row">
            <input type="hidden" name="command" value={command} />
            <input type="hidden" name="ticket" value={ticket} />
            <Select
              name="lane"
              id="alihkan"
              label={t('queue.counter_transfer_to')}
              value={others[0]?.id ?? ''}
              options={others.map(({ id, letter, title }) => ({
                key: id,
                label: `${letter} · ${of(title)}`,
              }))}
            />
            <label>
              <input type="checkbox" name="keeps" defaultChecked /> {t('queue.counter_keeps_turn')}
            </label>
            <Button kind="second" name="intent" value="transfer">
              {t('queue.counter_transfer')}
            </Button>
          </form>
        )}
        <form method="post" className="row">
          <input type="hidden" name="command" value={command} />
          <input type="hidden" name="ticket" value={ticket} />
          <Field name="reason" label={t('queue.counter_reason')} required minLength={2} />
          <Button kind="danger" name="intent" value="cancel">
            {t('queue.counter_cancel')}
          </Button>
        </form>
      </div>
    </details>
  )
}

function Waiting() {
  const { waiting, inAll, aside, lanes, priorities } = useLoaderData<typeof loader>()
  const { t, of, language } = useWords()
  const { zone } = useVisit()
  const laneOf = (laneId: string) => lanes.find(({ id }) => id === laneId)
  const named = (number: string, isCarried: boolean) =>
    isCarried ? `${number} · ${t('queue.carried')}` : number
  const titleOf = (key: string | null) => {
    const known = priorities.find((each) => each.key === key)
    return known ? of(known.title) : ''
  }
  return (
    <section className="stack" aria-live="polite">
      <h2>{t('queue.counter_waiting', { count: inAll })}</h2>
      {waiting.length === 0 ? (
        <EmptyState title={t('queue.counter_waiting_none')}>
          {t('queue.counter_waiting_none_text')}
        </EmptyState>
      ) : (
        <Table
          caption={t('queue.counter_waiting', { count: inAll })}
          captionHidden
          rows={waiting}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'number',
              title: t('queue.number'),
              cell: ({ number, isCarried }) => named(number, isCarried),
            },
            {
              key: 'lane',
              title: t('queue.lane'),
              cell: ({ laneId }) => of(laneOf(laneId)?.title ?? { id: '–', en: '–' }),
            },
            { key: 'class', title: t('queue.web_class'), cell: ({ priority }) => titleOf(priority) },
            {
              key: 'since',
              title: t('queue.counter_since'),
              cell: ({ waitsFrom }) => formatTime(waitsFrom, language, zone),
            },
          ]}
        />
      )}
      {aside.length > 0 && (
        <>
          <h2>{t('queue.counter_aside')}</h2>
          <Table
            caption={t('queue.counter_aside')}
            captionHidden
            rows={aside}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'number',
                title: t('queue.number'),
                cell: ({ number, isCarried }) => named(number, isCarried),
              },
              {
                key: 'state',
                title: t('queue.state'),
                cell: ({ state }) => (
                  <StateBadge tone={state === 'held' ? 'waiting' : 'late'} word={t(`queue.state_${state}`)} />
                ),
              },
              {
                key: 'resume',
                title: t('queue.counter_resume'),
                cell: ({ id, number }) => (
                  <Press
                    intent="resume"
                    ticket={id}
                    word={t('queue.counter_resume')}
                    label={`${t('queue.counter_resume')}: ${number}`}
                  />
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  )
}

function Give() {
  const { lanes, priorities, command } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  return (
    <section className="card stack">
      <h2>{t('queue.counter_issue')}</h2>
      <form method="post" className="row">
        <input type="hidden" name="command" value={command} />
        <Select
          name="lane"
          id="beri-lajur"
          label={t('queue.lane')}
          value={lanes[0]?.id ?? ''}
          options={lanes.map(({ id, letter, title }) => ({ key: id, label: `${letter} · ${of(title)}` }))}
        />
        {priorities.length > 0 && (
          <Select
            name="priority"
            id="beri-golongan"
            label={t('queue.web_class')}
            value=""
            options={[
              { key: '', label: t('queue.web_no_class') },
              ...priorities.map(({ key, title }) => ({ key, label: of(title) })),
            ]}
          />
        )}
        <Button kind="second" name="intent" value="issue">
          {t('queue.counter_issue')}
        </Button>
      </form>
      <script type="module" src="/plain/counter-keys.js" />
    </section>
  )
}
