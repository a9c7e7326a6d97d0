import { localDay } from '@guyub/contract/calendar'
import { type Answers, openFields, readForm } from '@guyub/contract/cases'
import { type Field as FormFieldData, holds } from '@guyub/contract/definition'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, FileField, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/counter-words.ts'
import { AnswerList } from '../answer-list.tsx'
import { useAnswerWords } from '../answer-words.ts'
import { useDesk } from '../desk-context.ts'
import { codesOf, useAreas } from '../device/areas.ts'
import type { Form } from '../device/reference.ts'
import { type AnswerUpdate, FormField } from '../intake/form-field.tsx'
import type { View } from '../work/case-page.tsx'
import { perform } from '../work/perform.ts'
import { changedAnswers } from './changed-answers.ts'

interface CorrectingProps {
  readonly view: View
  readonly form: Form
  readonly answers: Answers
  readonly action: string
}

/** The form as it was filled in, page by page, read with the same rules as at the counter. Only what changed is sent. */
export function Correcting({ view, form, answers: before, action }: CorrectingProps) {
  const { call, region } = useDesk()
  const { t, of, ofCode } = useWords()
  const navigate = useNavigate()
  const [answers, setAnswers] = useState(before)
  const [files, setFiles] = useState<ReadonlyMap<string, File>>(new Map())
  const [number, setNumber] = useState(0)
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const [message, setMessage] = useState('')
  const [reason, setReason] = useState('')
  const [decision, setDecision] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const today = localDay(form.calendar, new Date())
  const all = form.service.case?.pages ?? []
  const pages = all.filter((page) => !page.when || holds(page.when, answers, today))
  const page = pages[number]
  const areas = useAreas(all)
  const answerWords = useAnswerWords(areas)
  const open = form.service.case ? openFields(form.service.case) : []
  const read = readForm(
    ...([all, answers, today, codesOf(areas)] as const),
    open.filter((key) => answers[key] !== before[key]),
  )
  // A photograph that is chosen here has no id before it was sent.
  const problems = read.problems.filter(({ pointer }) => !files.has(keyOf(pointer)))
  const label = form.service.case?.actions[action]?.label
  const asks = form.service.case?.actions[action]?.asks ?? {}
  const back = `/meja/permohonan/${view.id}`
  const asked = [...view.entries].reverse().find((entry) => entry.message && !entry.isNote)
  const changed = changedAnswers(before, answers)

  function leavePage(): void {
    if (!page) return
    const keys = page.fields.map(({ key }) => key)
    setShown(new Set([...shown, ...keys]))
    if (!problems.some(({ pointer }) => keys.includes(keyOf(pointer)))) setNumber(number + 1)
  }
  async function send(): Promise<void> {
    setIsBusy(true)
    const given = { message: message.trim(), reason, number: decision.trim(), files, form: changed }
    const code = await perform({ call, region, view, action, product: undefined }, given)
    setIsBusy(false)
    if (code) setProblem(code)
    else await navigate(back)
  }

  const visible = (list: typeof problems) => list.filter(({ pointer }) => shown.has(keyOf(pointer)))
  const state = {
    caseId: view.id,
    areas,
    problems: visible(problems),
    warnings: visible(read.warnings),
    onAnswer: (key: string, answer: AnswerUpdate) =>
      setAnswers((old) => ({ ...old, [key]: typeof answer === 'function' ? answer(old[key]) : answer })),
  }
  return (
    <form
      className="stack-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (page) leavePage()
        else void send()
      }}
    >
      <PageHeader
        title={page ? of(page.title) : label ? of(label) : t('desk.review')}
        lead={page?.hint ? of(page.hint) : undefined}
        trailLabel={t('shell.trail')}
        trail={[{ href: back, word: view.trackingCode }]}
        actions={
          <span className="quiet small">{t('desk.step', { step: number + 1, steps: pages.length + 1 })}</span>
        }
      />
      {asked?.message && <Notice tone="late" title={asked.message} />}
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {page ? (
        page.fields
          .filter((field) => !field.when || holds(field.when, answers, today))
          .map((field) =>
            field.type === 'photo' || field.type === 'file' ? (
              <Replacement
                key={field.key}
                field={field}
                file={files.get(field.key)}
                onFile={(file) => setFiles(new Map([...files, [field.key, file]]))}
              />
            ) : (
              <FormField key={field.key} field={field} answer={answers[field.key]} state={state} />
            ),
          )
      ) : (
        <>
          {problems.length > 0 && <Notice tone="broken" title={t('desk.review_incomplete')} />}
          <section className="card stack">
            <h2>{t('desk.changed')}</h2>
            {Object.keys(changed).length + files.size === 0 && (
              <p className="quiet">{t('desk.changed_none')}</p>
            )}
            <AnswerList
              answers={all
                .flatMap((one) => one.fields)
                .filter(({ key }) => key in changed || files.has(key))
                .flatMap((field) =>
                  files.has(field.key)
                    ? [{ path: field.key, label: of(field.label), value: files.get(field.key)?.name ?? '' }]
                    : answerWords(field, answers[field.key]),
                )}
            />
          </section>
          {asks.reason && (
            <Choice
              name="reason"
              label={t('counter.ground')}
              value={reason}
              onChange={setReason}
              options={asks.reason.map(({ key, label: ground }) => ({ key, label: of(ground) }))}
            />
          )}
          {asks.number && (
            <Field
              name="number"
              label={t('counter.decision')}
              value={decision}
              onChange={(event) => setDecision(event.target.value)}
              maxLength={60}
              width="medium"
              required
            />
          )}
          <LongField
            name="message"
            label={t('desk.correct_message')}
            optional={asks.message === 'required' ? undefined : t('shell.optional')}
            value={message}
            onChange={(event) => setMessage(event.target.value)}
            maxLength={2000}
          />
        </>
      )}
      <div className="row">
        {number > 0 && (
          <Button type="button" kind="second" onClick={() => setNumber(number - 1)}>
            {t('shell.back')}
          </Button>
        )}
        {page ? (
          <>
            <Button icon="arrow">{t('desk.next')}</Button>
            <Button type="button" kind="plain" onClick={() => setNumber(pages.length)}>
              {t('desk.to_the_end')}
            </Button>
          </>
        ) : (
          <Button icon="check" disabled={isBusy || problems.length > 0}>
            {label ? of(label) : t('desk.next')}
          </Button>
        )}
      </div>
    </form>
  )
}

interface ReplacementProps {
  readonly field: FormFieldData
  readonly file: File | undefined
  readonly onFile: (file: File) => void
}

function Replacement({ field, file, onFile }: ReplacementProps) {
  const { t, of } = useWords()
  return (
    <FileField
      name={`new-${field.key}`}
      label={of(field.label)}
      hint={file ? file.name : t('desk.replace_hint')}
      optional={t('shell.optional')}
      accept="image/*,application/pdf"
      onChange={(event) => {
        const chosen = event.target.files?.[0]
        if (chosen) onFile(chosen)
      }}
    />
  )
}

/** `#/form/witnesses/0/nik` is about `witnesses`. */
function keyOf(pointer: string): string {
  return pointer.split('/')[2] ?? ''
}
