import { useActionData, useLoaderData } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Select } from '../../ui/select/select.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Tick } from '../../ui/tick/tick.tsx'
import type { action, loader } from './counter-page.tsx'
import { Waiting } from './counter-waiting.tsx'
import { Press } from './press.tsx'

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
          <CommandForm className="row" command={command} about={{ ticket }}>
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
            <Tick name="keeps" value="yes" defaultChecked>
              {t('queue.counter_keeps_turn')}
            </Tick>
            <Button kind="second" name="intent" value="transfer">
              {t('queue.counter_transfer')}
            </Button>
          </CommandForm>
        )}
        <CommandForm className="row" command={command} about={{ ticket }}>
          <Field name="reason" label={t('queue.counter_reason')} required minLength={2} />
          <Button kind="danger" name="intent" value="cancel">
            {t('queue.counter_cancel')}
          </Button>
        </CommandForm>
      </div>
    </details>
  )
}

function Give() {
  const { lanes, priorities, command } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  return (
    <section className="card stack">
      <h2>{t('queue.counter_issue')}</h2>
      <CommandForm className="row" command={command}>
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
      </CommandForm>
      <script type="module" src="/plain/counter-keys.js" />
    </section>
  )
}
