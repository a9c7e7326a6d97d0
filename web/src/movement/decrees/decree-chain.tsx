import type { decree } from '@guyub/contract/decrees'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'

export type DecreeView = z.output<typeof decree.answer>

interface DecreeChainProps {
  readonly view: DecreeView
  readonly mayDraft: boolean
  readonly day: (iso: string) => string
}

/** Whose turn it is, who said what, and the buttons of whoever it is the turn of. */
export function DecreeChain({ view, mayDraft, day }: DecreeChainProps) {
  const { t } = useWords()
  const mine = view.chain.find(({ isMine }) => isMine)
  const titleOf = (key: string) =>
    view.chain.find((step) => step.key === key)?.title ?? t('decrees.numbering')
  const last = view.returned[0]
  return (
    <section className="card stack" aria-labelledby="chain">
      <h2 id="chain">{t('decrees.chain')}</h2>
      {view.state === 'draft' && last && (
        <Notice
          tone="late"
          title={t('decrees.given_back', { step: titleOf(last.step), name: last.by, day: day(last.at) })}
        >
          <p lang="id">{last.reason}</p>
        </Notice>
      )}
      <ol>
        <li>
          {t('decrees.drafted')}{' '}
          {view.submitted && view.state !== 'draft' ? (
            <StateBadge
              tone="done"
              word={t('decrees.by_on', { name: view.submitted.by, day: day(view.submitted.at) })}
            />
          ) : (
            <StateBadge tone="running" word={t('decrees.being_written')} />
          )}
        </li>
        {view.chain.map((step, index) => {
          const isNext =
            view.state === 'in-chain' &&
            !step.passed &&
            view.chain.slice(0, index).every(({ passed }) => passed)
          return (
            <li key={step.key}>
              <span lang="id">{step.title}</span>{' '}
              {step.passed ? (
                <StateBadge
                  tone="done"
                  word={t('decrees.by_on', { name: step.passed.by, day: day(step.passed.at) })}
                />
              ) : (
                <StateBadge
                  tone={isNext ? 'running' : 'waiting'}
                  word={t(isNext ? 'decrees.turn' : 'decrees.not_yet')}
                />
              )}
            </li>
          )
        })}
        <li>
          {t('decrees.numbering')}{' '}
          <StateBadge
            tone={view.number ? 'done' : view.state === 'passed' ? 'running' : 'waiting'}
            word={view.number ?? t(view.state === 'passed' ? 'decrees.turn' : 'decrees.not_yet')}
          />
        </li>
      </ol>
      {view.state !== 'in-force' && (
        <p className="small quiet">
          {t('decrees.still_unnamed', { count: view.unnamedOffices.length })}{' '}
          {view.gaps.length > 0 && t('decrees.still_gaps', { count: view.gaps.length })}
        </p>
      )}
      {mayDraft && (
        <form method="post">
          <input type="hidden" name="version" value={view.version} />
          <Button name="intent" value="submit" disabled={view.gaps.length > 0}>
            {t('decrees.submit')}
          </Button>
        </form>
      )}
      {mine && (
        <>
          <form method="post">
            <input type="hidden" name="version" value={view.version} />
            <input type="hidden" name="step" value={mine.key} />
            <Button name="intent" value="pass">
              {t('decrees.pass')}
            </Button>
          </form>
          <ReturnForm view={view} step={mine.key} />
        </>
      )}
    </section>
  )
}

export function ReturnForm({ view, step }: { readonly view: DecreeView; readonly step: string }) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('decrees.return')}</summary>
      <form method="post" className="stack">
        <input type="hidden" name="version" value={view.version} />
        <input type="hidden" name="step" value={step} />
        <LongField name="reason" label={t('decrees.reason')} required maxLength={2000} />
        <div>
          <Button kind="second" name="intent" value="return">
            {t('decrees.return')}
          </Button>
        </div>
      </form>
    </details>
  )
}
