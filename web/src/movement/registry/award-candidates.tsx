import type { awardCandidates } from '@guyub/contract/movement'
import type { z } from 'zod'
import { formatScore } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import type { SearchOption } from '../../ui/search-choice/key-in.ts'
import { SearchChoice } from '../../ui/search-choice/search-choice.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'

/** What a jury wrote that was not accepted, kept so that it need not be written again. */
export interface RefusedJury {
  readonly category: string
  readonly typed: string
  readonly reason: string
  /** What is wrong with the region that was typed; null when it is something else. */
  readonly why: 'award.region_unknown' | 'award.region_missing' | null
}

type Candidates = z.output<(typeof awardCandidates)['answer']>
type Category = Candidates['categories'][number]

interface AwardCandidatesProps {
  readonly candidates: Candidates
  /** Whom a jury may name. */
  readonly regions: readonly SearchOption[]
  readonly year: number
  readonly command: string
  readonly today: string
  readonly refused?: RefusedJury | null | undefined
}

/** Each category with its rule and whom the published results of the year make a candidate; a jury's category has a field instead. */
export function AwardCandidates({
  candidates,
  regions,
  year,
  command,
  today,
  refused,
}: AwardCandidatesProps) {
  const { t, of, own, language } = useWords()
  const note = own(candidates.note)
  const isOpen = ({ by, candidates: its }: Category) => by === 'jury' || its.length > 0
  const open = candidates.categories.filter(isOpen)
  const waiting = candidates.categories.filter((category) => !isOpen(category))
  return (
    <section className="stack">
      <h2>{t('award.candidates', { year })}</h2>
      <p className="quiet" lang={note.lang}>
        {note.words}
      </p>
      <form method="get" className="row">
        <Field name="tahun" label={t('shell.year')} defaultValue={year} digits maxLength={4} width="short" />
        <Button kind="second">{t('movement.show')}</Button>
      </form>
      {waiting.length > 0 && (
        <article className="card stack">
          <h3>{t('award.no_candidates')}</h3>
          <ul>
            {waiting.map((category) => (
              <li key={category.key}>
                {of(category.title)} <Rule category={category} />
              </li>
            ))}
          </ul>
        </article>
      )}
      {open.map((category) => {
        const wrong = refused?.category === category.key ? refused : undefined
        return (
          <article key={category.key} className="card stack">
            <h3>{of(category.title)}</h3>
            <p>
              <Rule category={category} />
            </p>
            <ul className="plain-list stack">
              {category.candidates.map(({ member, memberName, group, value, place, isAwarded }) => (
                <li key={member + group} className="row">
                  <span>
                    {place}. <span lang="id">{memberName}</span> ({formatScore(value, language)}
                    {group && <span lang="id">, {group}</span>})
                  </span>
                  {isAwarded ? (
                    <StateBadge tone="done" word={t('award.given')} />
                  ) : (
                    <form method="post" className="row">
                      <Hidden {...{ command, year, category: category.key, member, today }} />
                      <Button kind="second" size="small">
                        {t('award.decide')}
                      </Button>
                    </form>
                  )}
                </li>
              ))}
            </ul>
            {category.by === 'jury' && (
              <form method="post" className="stack">
                <Hidden {...{ command, year, category: category.key, today }} />
                <div className="pair">
                  <SearchChoice
                    name="typed"
                    id={`${category.key}-member`}
                    label={t('award.region')}
                    hint={t('award.region_hint')}
                    options={regions}
                    value={wrong?.typed}
                    error={wrong?.why ? t(wrong.why) : undefined}
                  />
                  <Field
                    name="reason"
                    id={`${category.key}-reason`}
                    label={t('award.jury_reason')}
                    defaultValue={wrong?.reason}
                    minLength={5}
                    required
                  />
                </div>
                <div>
                  <Button kind="second">{t('award.decide')}</Button>
                </div>
              </form>
            )}
          </article>
        )
      })}
    </section>
  )
}

function Rule({ category }: { readonly category: Category }) {
  const { t } = useWords()
  return (
    <span className="small quiet">
      {t(`award.rule_${category.by as 'index'}`, { top: category.top ?? 0 })} ·{' '}
      <span lang="id">{category.source}</span>
    </span>
  )
}

interface HiddenProps {
  readonly command: string
  readonly year: number
  readonly category: string
  readonly member?: string
  readonly today: string
}

function Hidden({ command, year, category, member, today }: HiddenProps) {
  return (
    <>
      <input type="hidden" name="command" value={command} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="category" value={category} />
      <input type="hidden" name="decidedOn" value={today} />
      {member && <input type="hidden" name="member" value={member} />}
    </>
  )
}
