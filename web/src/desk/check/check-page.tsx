import { checkOffline, type OfflineVerdict } from '@guyub/contract/documents'
import { useEffect, useState } from 'react'
import { formatMoment, formatShortDay } from '../../kernel/format.ts'
import { type KeptRevocations, openRevocations } from '../../kernel/kept-revocations.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { verifiers } from '../../kernel/verify-token.ts'
import { Notice, type NoticeTone } from '../../ui/notice/notice.tsx'
import '../../words/checker-words.ts'
import { useDesk } from '../desk-context.ts'
import { revocationsOnDevice } from '../device/reference.ts'
import type { Store } from '../device/store.ts'
import { CodeReader } from '../scan/code-reader.tsx'

type Shown = Omit<OfflineVerdict, 'verdict'> & { readonly verdict: OfflineVerdict['verdict'] | 'unreadable' }

const TONES: Readonly<Record<Shown['verdict'], NoticeTone>> = {
  ...{ final: 'done', provisional: 'late', revoked: 'broken', forged: 'broken' },
  ...{ unsure: 'late', elsewhere: 'late', unreadable: 'late' },
} as const

/** Is this paper what it says? By the list that sync brought to this device, with or without a network. */
export default function CheckPage({ store }: { readonly store: Store }) {
  const { region } = useDesk()
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const [kept, setKept] = useState<KeptRevocations & { readonly at: string }>()
  const [shown, setShown] = useState<Shown>()

  useEffect(() => {
    void revocationsOnDevice(store, region).then(async (found) => {
      const list = found && (await openRevocations(found))
      if (found && list) setKept({ ...found, at: list.at })
    })
  }, [store, region])

  async function read(text: string): Promise<boolean> {
    const token = text.split('/').pop()?.split('?')[0] ?? ''
    const list = kept && (await openRevocations(kept))
    if (!list || !kept) return false
    setShown(
      token.includes('.')
        ? await checkOffline(decodeURIComponent(token), list, kept.key, verifiers)
        : { verdict: 'unreadable' },
    )
    return true
  }

  const rows = shown && [
    [t('portal.check_row_kind'), shown.kind && of(shown.kind)],
    [t('portal.check_row_number'), shown.number],
    [t('portal.check_row_reference'), shown.reference],
    [t('portal.check_row_office'), shown.office],
    [
      t('portal.check_row_issued'),
      shown.issuedOn && formatShortDay(`${shown.issuedOn}T00:00:00Z`, language, 'UTC'),
    ],
  ]
  return (
    <div className="stack-wide" style={{ maxWidth: 720 }}>
      <h1>{t('checker.desk')}</h1>
      <p className="quiet">{t('checker.desk_lead')}</p>
      <p role="status">
        {kept
          ? t('checker.desk_list', { at: formatMoment(kept.at, language, zone) })
          : t('checker.list_none')}
      </p>
      {shown && (
        <section className="stack" aria-live="assertive">
          <Notice tone={TONES[shown.verdict]} title={t(`checker.verdict_${shown.verdict}`)}>
            {t(`checker.verdict_${shown.verdict}_text`)}
          </Notice>
          {shown.number && (
            <dl className="facts card">
              {rows?.map(
                ([label, value]) =>
                  value && (
                    <div key={label} style={{ display: 'contents' }}>
                      <dt>{label}</dt>
                      <dd>{value}</dd>
                    </div>
                  ),
              )}
            </dl>
          )}
          {shown.verdict === 'final' && shown.isYounger && <p>{t('checker.younger')}</p>}
        </section>
      )}
      <CodeReader
        name="token"
        label={t('portal.check_token')}
        hint={t('checker.token_hint')}
        word={t('portal.check_button')}
        hasFocus
        onRead={read}
      />
    </div>
  )
}
