import type { Doubt } from '@guyub/contract/cases'
import { Link } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { StateBadge, type StateTone } from '../../ui/state-badge/state-badge.tsx'
import type { WordKey } from '../../words/words.ts'
import { useOfficeNames } from '../work/office-names.ts'
import { chosenOf, type Dropped, keyOf, mayConfirm } from './dropped.ts'

interface DroppedRowProps {
  readonly one: Dropped
  readonly doubts: readonly (Doubt | 'twice')[]
  readonly onChoose: (chosen: string) => void
  readonly onConfirm: () => void
  readonly onAgain: () => void
  readonly onDrop: () => void
}

/** One file: what it was found to be, why somebody must look, and what can be done with it. */
export function DroppedRow({ one, doubts, onChoose, onConfirm, onAgain, onDrop }: DroppedRowProps) {
  const { t, of, ofCode } = useWords()
  const officeName = useOfficeNames()
  const { file, state, match, problem } = one
  const item = chosenOf(one)
  const candidates = match?.candidates ?? []
  return (
    <li className="card dropped-row" data-file={file.name}>
      <div className="stack">
        <div className="row">
          <strong className="file-name">{file.name}</strong>
          <StateBadge {...standing(one, doubts.length > 0, t)} />
        </div>
        {item && (
          <p>
            {of(item.title)} ·{' '}
            <Link to={`/meja/permohonan/${item.caseId}`}>{item.subject ?? item.trackingCode}</Link>
            <br />
            <span className="small quiet">
              {item.number ?? t('counter.no_number')} · {item.trackingCode} · {officeName(item.office)}
            </span>
          </p>
        )}
        {match?.signer && <p className="small quiet">{t('counter.papers_signer', { name: match.signer })}</p>}
        {state !== 'done' && doubts.length > 0 && (
          <ul className="small doubts">
            {doubts.map((doubt) => (
              <li key={doubt}>{t(`counter.doubt_${doubt}` as WordKey)}</li>
            ))}
          </ul>
        )}
        {problem && (
          <p className="small" role="alert">
            {ofCode(problem)}
          </p>
        )}
        {state === 'read' && candidates.length > 1 && (
          <Choice
            name={`for-${one.id}`}
            label={t('counter.papers_which')}
            value={one.chosen}
            onChange={onChoose}
            options={candidates.map((each) => ({
              key: keyOf(each),
              label: `${of(each.title)} · ${each.subject ?? ''} · ${each.number ?? each.trackingCode}`,
            }))}
          />
        )}
      </div>
      {state === 'read' && (
        <div className="row">
          {mayConfirm(one) && (
            <Button type="button" size="small" kind="second" onClick={onConfirm}>
              {t(problem ? 'counter.papers_again' : 'counter.papers_confirm')}
            </Button>
          )}
          {!match && (
            <Button type="button" size="small" kind="second" onClick={onAgain}>
              {t('counter.papers_again')}
            </Button>
          )}
          <Button type="button" size="small" kind="plain" onClick={onDrop}>
            {t('counter.papers_drop_one')}
          </Button>
        </div>
      )}
    </li>
  )
}

function standing(
  { state, match, problem }: Dropped,
  isDoubtful: boolean,
  t: ReturnType<typeof useWords>['t'],
): { readonly tone: StateTone; readonly word: string } {
  if (state === 'done') return { tone: 'done', word: t('counter.papers_delivered') }
  if (state === 'sending') return { tone: 'running', word: t('counter.papers_sending') }
  if (state !== 'read') return { tone: 'waiting', word: t('counter.papers_waits') }
  if (problem) return { tone: 'broken', word: t('counter.papers_failed') }
  if (match?.doubts.includes('signature_broken')) return { tone: 'broken', word: t('counter.papers_altered') }
  if (!match?.candidates.length) return { tone: 'broken', word: t('counter.papers_unmatched') }
  return isDoubtful
    ? { tone: 'late', word: t('counter.papers_doubtful') }
    : { tone: 'done', word: t('counter.papers_certain') }
}
