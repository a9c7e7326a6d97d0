import { localDay } from '@guyub/contract/calendar'
import { isTrackingCode, openFields, readForm, regionOf } from '@guyub/contract/cases'
import { holds } from '@guyub/contract/definition'
import { useEffect, useRef, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { useDesk } from '../desk-context.ts'
import { codesOf, useAreas } from '../device/areas.ts'
import { type Form, formOnDevice } from '../device/reference.ts'
import { type Draft, keyOfDraft, newDraft, saveDraft } from './draft.ts'
import { draftKeeper } from './draft-keeper.ts'
import { fileCase } from './file-case.ts'
import { type AnswerUpdate, FormField } from './form-field.tsx'
import { Review } from './review.tsx'

/** A request taken in at the counter, page by page. What is typed is kept as it is typed. */
export default function NewCase() {
  const { service = '', draftId } = useParams()
  const { local, region } = useDesk()
  const { t } = useWords()
  const navigate = useNavigate()
  const [asked] = useSearchParams()
  const typed = asked.get('kode') ?? ''
  const paperCode = isTrackingCode(typed) && regionOf(typed) === region ? typed : undefined
  const [loaded, setLoaded] = useState<{ draft: Draft; form: Form } | 'missing'>()

  useEffect(() => {
    if (!local) return
    void open().then(setLoaded)
    async function open() {
      if (!local) return undefined
      const kept = draftId ? await local.vault.get<Draft>(keyOfDraft(draftId)) : undefined
      const form = await formOnDevice(local.store, region, service, kept?.version)
      if (!form || (draftId && !kept)) return 'missing' as const
      const draft = kept ?? newDraft(region, service, form.service.version, paperCode)
      if (!kept) void navigate(`/meja/baru/${service}/${draft.id}`, { replace: true })
      if (!kept) await saveDraft(local.vault, draft)
      return { draft, form }
    }
  }, [draftId, service, local, region, navigate, paperCode])

  if (loaded === 'missing')
    return (
      <EmptyState
        title={t('desk.draft_missing')}
        action={<ButtonLink href="/meja/baru">{t('desk.new')}</ButtonLink>}
      >
        {t('desk.draft_missing_text')}
      </EmptyState>
    )
  if (!loaded) return <Skeleton word={t('shell.loading')} lines={6} />
  return <Filling key={loaded.draft.id} form={loaded.form} draft={loaded.draft} />
}

function Filling({ form, draft: first }: { readonly form: Form; readonly draft: Draft }) {
  const desk = useDesk()
  const { t, of } = useWords()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(first)
  // Every stroke is kept: the battery may go at any moment.
  const [isKept, setIsKept] = useState(true)
  const [keeper] = useState(() => desk.local && draftKeeper(desk.local.vault, first, setIsKept))
  // Sending makes room.
  useEffect(() => void keeper?.settled(), [keeper, desk.rounds])
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const heading = useRef<HTMLDivElement>(null)
  const today = localDay(form.calendar, new Date())
  const { case: use, title } = form.service
  const all = use?.pages ?? []
  const pages = all.filter((page) => !page.when || holds(page.when, draft.answers, today))
  const areas = useAreas(all)
  const read = readForm(all, draft.answers, today, codesOf(areas), use && openFields(use))
  const page = pages[Math.min(draft.page, pages.length)]

  function change(update: (draft: Draft) => Draft): void {
    const next = keeper?.change((newest) => {
      const changed = update(newest)
      return { ...changed, subject: String(changed.answers[use?.subject ?? ''] ?? '') }
    })
    if (next) setDraft(next)
  }
  function goTo(number: number): void {
    change((newest) => ({ ...newest, page: number }))
    heading.current?.scrollIntoView({ block: 'start' })
    heading.current?.focus()
  }
  function leavePage(): void {
    if (!page) return
    const keys = page.fields.map(({ key }) => key)
    setShown(new Set([...shown, ...keys]))
    const isFaulty = read.problems.some(({ pointer }) => keys.some((key) => isAbout(pointer, key)))
    if (!isFaulty) goTo(draft.page + 1)
  }
  async function file(): Promise<void> {
    if (!desk.local || !use) return
    await keeper?.settled()
    try {
      await fileCase({ draft, form, local: desk.local, read, areas })
    } catch {
      return setIsKept(false)
    }
    void desk.sync()
    await navigate(`/meja/tanda-terima/${draft.id}`)
  }

  const visible = (list: typeof read.problems) =>
    list.filter(({ pointer }) => [...shown].some((key) => isAbout(pointer, key)))
  const state = {
    caseId: draft.id,
    areas,
    problems: visible(read.problems),
    warnings: visible(read.warnings),
    onAnswer: (key: string, answer: AnswerUpdate) =>
      change((newest) => {
        const next = typeof answer === 'function' ? answer(newest.answers[key]) : answer
        return { ...newest, answers: { ...newest.answers, [key]: next } }
      }),
  }
  return (
    <div className="stack-wide" ref={heading} tabIndex={-1}>
      <PageHeader
        title={page ? of(page.title) : t('desk.review')}
        lead={page?.hint ? of(page.hint) : undefined}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/meja/baru', word: of(title) }]}
        actions={
          <span className="quiet small">
            {t('desk.step', { step: Math.min(draft.page, pages.length) + 1, steps: pages.length + 1 })} ·{' '}
            {t(isKept ? 'desk.kept' : 'desk.not_kept')}
          </span>
        }
      />
      {!isKept && (
        <Notice tone="broken" title={t('desk.not_kept')}>
          {t('desk.not_kept_text')}
        </Notice>
      )}
      <progress
        className="steps"
        max={pages.length}
        value={Math.min(draft.page, pages.length)}
        aria-label={t('desk.progress')}
      />
      {page ? (
        <form
          className="stack-wide"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            leavePage()
          }}
        >
          {state.problems.some(({ pointer }) => page.fields.some(({ key }) => isAbout(pointer, key))) && (
            <Notice tone="broken" title={t('request.invalid')} />
          )}
          {page.fields
            .filter((field) => !field.when || holds(field.when, draft.answers, today))
            .map((field) => (
              <FormField key={field.key} field={field} answer={draft.answers[field.key]} state={state} />
            ))}
          <div className="row">
            {draft.page > 0 && (
              <Button type="button" kind="second" onClick={() => goTo(draft.page - 1)}>
                {t('shell.back')}
              </Button>
            )}
            <Button icon="arrow">{t('desk.next')}</Button>
            {page.fields.some(({ type }) => type === 'photo') && (
              <ButtonLink kind="second" icon="print" href={`/meja/cetak/${draft.id}`} target="_blank">
                {t('desk.print_forms')}
              </ButtonLink>
            )}
          </div>
        </form>
      ) : (
        <Review
          pages={pages}
          products={use?.products ?? []}
          draft={draft}
          areas={areas}
          read={read}
          today={today}
          onPage={goTo}
          onFile={file}
        />
      )}
    </div>
  )
}

function isAbout(pointer: string, key: string): boolean {
  return pointer === `#/form/${key}` || pointer.startsWith(`#/form/${key}/`)
}
