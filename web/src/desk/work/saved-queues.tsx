import { dropQueue, type QueueFilters, saveQueue, workQueues } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { services } from '@guyub/contract/services'
import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import '../../words/counter-words.ts'
import { useDesk } from '../desk-context.ts'
import type { Form } from '../device/reference.ts'
import { formOf } from './forms.ts'
import type { Filters } from './work-page.ts'

type Queues = z.output<typeof workQueues.answer>

interface SavedQueuesProps {
  readonly filters: Filters
  /** Puts these into the address, instead of what stands there. */
  readonly onShow: (change: Readonly<Record<string, string>>) => void
}

/** Lists that somebody kept, with how many wait in each; and the filter that makes one. */
export default function SavedQueues({ filters, onShow }: SavedQueuesProps) {
  const { call, region, local } = useDesk()
  const { t, of, ofCode } = useWords()
  const [kept, setKept] = useState<Queues>()
  const [all, setAll] = useState<z.output<typeof services.answer>>([])
  const [problem, setProblem] = useState<string>()
  const [form, setForm] = useState<Form>()
  const load = useCallback(async () => {
    const reply = await call(workQueues, {})
    if (reply.ok) setKept(reply.answer)
  }, [call])
  useEffect(() => void load(), [load])
  useEffect(() => {
    void call(services, {}).then(
      (reply) => reply.ok && setAll(reply.answer.filter(({ uses }) => uses.includes('case'))),
    )
  }, [call])

  useEffect(() => {
    // States are called as today's version calls them.
    if (filters.service) void formOf({ call, region, local }, filters.service).then(setForm)
    else setForm(undefined)
  }, [filters.service, call, region, local])

  async function send(asked: Promise<{ ok: boolean; problem?: { code: string } }>): Promise<void> {
    const reply = await asked
    setProblem(reply.ok ? undefined : reply.problem?.code)
    await load()
  }

  const states = Object.entries(form?.service.case?.states ?? {}).filter(([, state]) => state.of === 'case')
  return (
    <details open={Boolean(kept?.queues.length)}>
      <summary>{t('counter.queues')}</summary>
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      <ul className="row plain-list">
        {kept?.queues.map(({ id, name, filters: its, count, isMine, isShared }) => (
          <li key={id} className="row">
            <Button type="button" kind="second" size="small" onClick={() => onShow(inAddress(its))}>
              {name} <span className="count">{count >= kept.limit ? `${kept.limit}+` : count}</span>
            </Button>
            {(isMine || isShared) && (
              <Button
                type="button"
                kind="plain"
                size="small"
                aria-label={t('counter.queue_drop', { name })}
                onClick={() => void send(call(dropQueue, { queueId: id, commandId: newCommandId() }))}
              >
                ×
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="pair">
        <Choice
          name="service"
          label={t('counter.service')}
          value={filters.service}
          onChange={(service) => onShow({ ...inAddress(ofFilters(filters)), layanan: service, keadaan: '' })}
          options={[
            { key: '', label: t('counter.any') },
            ...all.map(({ key, title }) => ({ key, label: of(title) })),
          ]}
        />
        {states.length > 0 && (
          <Choice
            name="state"
            label={t('counter.state')}
            value={filters.state}
            onChange={(state) => onShow({ ...inAddress(ofFilters(filters)), keadaan: state })}
            options={[
              { key: '', label: t('counter.any') },
              ...states.map(([key, { label }]) => ({ key, label: of(label) })),
            ]}
          />
        )}
      </div>
      <form
        className="row"
        style={{ alignItems: 'flex-end' }}
        onSubmit={(event) => {
          event.preventDefault()
          const given = new FormData(event.currentTarget)
          const command = { commandId: newCommandId(), filters: ofFilters(filters) }
          const name = String(given.get('queue') ?? '').trim()
          event.currentTarget.reset()
          void send(call(saveQueue, { ...command, name, isShared: given.has('shared') }))
        }}
      >
        <Field
          name="queue"
          label={t('counter.queue_name')}
          hint={filters.q ? t('counter.queue_no_words') : undefined}
          maxLength={60}
          width="medium"
          required
        />
        <label className="choice-option">
          <input type="checkbox" name="shared" /> <span>{t('counter.queue_shared')}</span>
        </label>
        <Button kind="second">{t('counter.queue_save')}</Button>
      </form>
    </details>
  )
}

function ofFilters({ box, service, state, late, mine }: Filters): QueueFilters {
  return {
    box,
    ...(service && { service }),
    ...(state && { state }),
    ...(late && { late: true as const }),
    ...(mine && { mine: true as const }),
  }
}

/** Every name is told, so that what stood in the address is replaced. */
function inAddress({ box, service, state, late, mine }: QueueFilters): Readonly<Record<string, string>> {
  return {
    kotak: box,
    ...{ layanan: service ?? '', keadaan: state ?? '', cari: '' },
    ...{ lewat: late ? '1' : '', saya: mine ? '1' : '' },
  }
}
