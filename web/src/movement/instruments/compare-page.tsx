import {
  type ComparedPart,
  compareInstruments,
  InstrumentKind,
  instrumentVersion,
} from '@guyub/contract/instruments'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { centreOf } from '../registry/centre.ts'
import { ComparedGroup } from './compared-group.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre } = await centreOf(visit)
  const { searchParams } = new URL(request.url)
  const kind = InstrumentKind.safeParse(params.kind)
  if (!kind.success) throw new Response('instruments.no_such', { status: 404 })
  // Without two to compare there is the list to choose them from.
  if (!searchParams.get('lama') || !searchParams.get('baru')) throw redirect('/gerakan/instrumen')
  const asked = (['lama', 'baru'] as const).map((name) => {
    const [key = '', version = ''] = (searchParams.get(name) ?? '').split('/')
    return { kind: kind.data, key, version: Number(version) || 0 }
  })
  const [before, after] = await Promise.all(
    asked.map(async (one) => ({
      ...answerOrLeave(request, await visit.call(instrumentVersion, one, centre)),
      version: one.version,
    })),
  )
  if (!before || !after) throw new Response('instruments.no_such', { status: 404 })
  const { version: oldVersion, ...old } = before
  const { version: newVersion, ...now } = after
  const parts = compareInstruments(old, now)
  const isWhole = searchParams.has('semua')
  return {
    ...{ kind: kind.data, isWhole, parts },
    before: { key: old.content.key, title: old.content.title ?? null, version: oldVersion },
    after: { key: now.content.key, title: now.content.title ?? null, version: newVersion },
    wholeHref: `?${new URLSearchParams([...searchParams, ['semua', '1']])}`,
  }
}

/** Always whole: what an instrument weighs is compared by what stayed, too. */
const ALWAYS: readonly ComparedPart['group'][] = ['whole', 'aspect']

/** Two versions side by side: aspects with their weights, and each question that came, went or changed. */
export default function ComparePage() {
  const { kind, before, after, parts, isWhole, wholeHref } = useLoaderData<typeof loader>()
  const { t, of, language } = useWords()
  const nameOf = ({ key, title, version }: typeof before) =>
    `${title ? of(title) : key}${version ? ` (${t('instrument.version', { version })})` : ''}`
  const [beforeName, afterName] = [nameOf(before), nameOf(after)]
  const count = (change: ComparedPart['change']) =>
    formatNumber(parts.filter((part) => part.change === change).length, language)
  const shown = parts.filter(({ group, change }) => isWhole || change !== 'same' || ALWAYS.includes(group))
  const groups = [...new Set(shown.map(({ group }) => group))]
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('instrument.compare_title', { before: beforeName, after: afterName })}
        lead={t('instrument.compare_counts', {
          added: count('added'),
          removed: count('removed'),
          changed: count('changed'),
          same: count('same'),
        })}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/instrumen', word: t('instrument.title') }]}
      />
      {parts.every(({ change }) => change === 'same') && <Notice>{t('instrument.compare_none')}</Notice>}
      {groups.map((group) => (
        <ComparedGroup
          key={group}
          title={group === 'whole' ? t(`instrument.kind_${kind}`) : t(`instrument.group_${group}`)}
          parts={shown.filter((part) => part.group === group)}
        />
      ))}
      {!isWhole && shown.length < parts.length && (
        <p>
          <a href={wholeHref}>{t('instrument.show_same', { count: parts.length - shown.length })}</a>
        </p>
      )}
    </div>
  )
}
