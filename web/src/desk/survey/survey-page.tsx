import { useCallback, useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import '../../words/field-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { useDesk } from '../desk-context.ts'
import type { Waiting } from '../outbox/outbox.ts'
import { CodeReader } from '../scan/code-reader.tsx'
import { type Asked, askedBy, type KeptKit, keptKit, type NotTaken, refreshKit } from './field-kit.ts'
import { type Filled, fileAnswers } from './file-answers.ts'
import { Questionnaire } from './questionnaire.tsx'
import { surveyCode } from './survey-code.ts'

/** The impact survey where people live: the form waits in the outbox like every other command, with a network or without. */
export default function SurveyPage() {
  const { local, call, isOnline, sync } = useDesk()
  const { zone } = useVisit()
  const { t, language, ofCode } = useWords()
  const [search, setSearch] = useSearchParams()
  const [kit, setKit] = useState<KeptKit | null>()
  const [asked, setAsked] = useState<Asked>()
  const [opened, setOpened] = useState<Waiting>()
  const [said, setSaid] = useState<NotTaken>()
  const [kept, setKept] = useState<string>()
  const mending = search.get('perbaiki')

  const refresh = useCallback(async () => {
    const fresh = local && (await refreshKit(local, call))
    if (fresh) setKit(fresh)
  }, [local, call])
  useEffect(() => {
    if (!local) return
    void keptKit(local)
      .then((there) => setKit((now) => now ?? there))
      .then(() => (isOnline ? refresh() : undefined))
      .then(() => setKit((now) => now ?? null))
  }, [local, isOnline, refresh])
  useEffect(() => {
    if (mending) void local?.vault.get<Waiting>(`command|${mending}`).then(setOpened)
  }, [local, mending])
  // Only a form that the server refused is put right: one that waits may be on its way.
  const refused = opened?.id === mending && opened?.refused ? opened : undefined

  const before = refused && { code: String(refused.body.code), ...(refused.body as unknown as Filled) }

  async function read(given: string): Promise<boolean> {
    if (!local) return false
    const now = await keptKit(local)
    const found = now && (await askedBy(local, now, surveyCode(given), before?.code))
    if (!found) return false
    setKept(undefined)
    setSaid(typeof found === 'string' ? found : undefined)
    if (typeof found !== 'string') setAsked(found)
    return typeof found !== 'string'
  }
  async function done(filled: Filled): Promise<void> {
    if (!local || !asked) return
    await fileAnswers(local, asked, filled, refused)
    setKept(asked.code)
    leave()
    void sync()
  }
  function leave(): void {
    setAsked(undefined)
    if (mending) setSearch({}, { replace: true })
  }

  if (!kit)
    return (
      <div className="stack-wide">
        <PageHeader title={t('survey.title')} />
        {kit === undefined && <Skeleton word={t('shell.loading')} lines={4} />}
        {kit === null && (
          <EmptyState title={t('survey.not_on_device')}>{t('survey.not_on_device_text')}</EmptyState>
        )}
      </div>
    )
  const at = formatMoment(kit.at, language, zone)
  return (
    <div className="stack-wide">
      <PageHeader title={t('survey.title')} lead={t('survey.desk_lead')} />
      {!isOnline && <Notice tone="late">{t('survey.desk_offline')}</Notice>}
      {kept && (
        <Notice tone="done" title={kept}>
          {t('survey.kept')}
        </Notice>
      )}
      {before && refused && (
        <Notice tone="late" title={before.code}>
          {ofCode(refused.refused?.code ?? '')}
        </Notice>
      )}
      {kit.surveys.length === 0 ? (
        <EmptyState title={t('survey.none_open')}>{t('survey.none_open_text')}</EmptyState>
      ) : asked ? (
        <Questionnaire key={asked.code} asked={asked} first={before} onDone={done} onCancel={leave} />
      ) : (
        <CodeReader
          key={before?.code ?? ''}
          name="code"
          label={t('survey.code')}
          hint={t('survey.code_hint')}
          word={t('survey.continue')}
          first={before?.code ?? ''}
          hasFocus={kept !== undefined}
          error={said && t(said)}
          onRead={read}
        />
      )}
      <p className="row small quiet">
        {t('survey.kit_of', { at })}
        {isOnline && (
          <Button type="button" kind="plain" size="small" onClick={() => void refresh()}>
            {t('survey.refresh_kit')}
          </Button>
        )}
      </p>
    </div>
  )
}
