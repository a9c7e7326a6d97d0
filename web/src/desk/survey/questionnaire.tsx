import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { ScaleQuestions, scaleQuestionId } from '../../ui/scale-questions/scale-questions.tsx'
import type { Asked } from './field-kit.ts'
import type { Filled } from './file-answers.ts'

interface QuestionnaireProps {
  readonly asked: Asked
  /** Of a form that is being put right. */
  readonly first: Filled | undefined
  readonly onDone: (filled: Filled) => Promise<void>
  readonly onCancel: () => void
}

/** What a programme's people are asked, read out and answered together. */
export function Questionnaire({ asked, first, onDone, onCancel }: QuestionnaireProps) {
  const { code, survey, programme } = asked
  const { t, of } = useWords()
  const [answers, setAnswers] = useState<Readonly<Record<string, number>>>(
    Object.fromEntries(
      survey.questions.flatMap(({ key }) => {
        const before = first?.answers[key]
        return before && before <= survey.scale.length ? [[key, before]] : []
      }),
    ),
  )
  const [isAssisted, setIsAssisted] = useState(first?.isAssisted)
  const [isChecked, setIsChecked] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever works by keyboard or ear goes on here, not at the top of the page.
  useEffect(() => heading.current?.focus(), [])
  const missing = (isThere: boolean) => (isChecked && !isThere ? t('survey.answer_missing') : undefined)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setIsChecked(true)
    const open = survey.questions.find(({ key }) => !answers[key])
    if (open || isAssisted === undefined)
      document.getElementById(open ? scaleQuestionId(open.key) : 'assisted')?.focus()
    else {
      // A second press while the first is being sealed would make a second form.
      setIsBusy(true)
      await onDone({ answers, isAssisted })
    }
  }

  return (
    <form className="card stack-wide" noValidate onSubmit={(event) => void submit(event)}>
      <h2 ref={heading} tabIndex={-1} lang="id">
        {programme.title}
      </h2>
      <p className="quiet">
        <span lang="id">{programme.office}</span> · {t('survey.name', { year: survey.year })}
        {survey.isSample && ` (${t('survey.sample')})`} · <span className="code">{code}</span>
      </p>
      <ScaleQuestions
        questions={survey.questions}
        scale={survey.scale}
        of={of}
        answers={answers}
        onAnswers={setAnswers}
        missing={missing(false)}
      />
      <Choice
        name="assisted"
        label={t('survey.assisted')}
        value={isAssisted === undefined ? '' : isAssisted ? 'yes' : 'no'}
        error={missing(isAssisted !== undefined)}
        onChange={(value) => setIsAssisted(value === 'yes')}
        options={[
          { key: 'yes', label: t('survey.yes') },
          { key: 'no', label: t('survey.no') },
        ]}
      />
      <p className="small quiet">{t('survey.once')}</p>
      <div className="row">
        <Button icon="check" disabled={isBusy}>
          {t('survey.keep_answers')}
        </Button>
        <Button type="button" kind="plain" onClick={onCancel}>
          {t('desk.cancel')}
        </Button>
      </div>
    </form>
  )
}
