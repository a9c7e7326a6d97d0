import { Choice } from '../choice/choice.tsx'

interface ScaleQuestionsProps<Text> {
  readonly questions: readonly { readonly key: string; readonly question: Text }[]
  /** Words of the places, the worst first. */
  readonly scale: readonly Text[]
  /** A text in the reader's language. */
  readonly of: (text: Text) => string
  /** By question, a place of the scale from 1. */
  readonly answers: Readonly<Record<string, number>>
  readonly onAnswers?: ((answers: Readonly<Record<string, number>>) => void) | undefined
  /** Said at each question without an answer, once the form was sent. */
  readonly missing?: string | undefined
}

const PREFIX = 'q-'

/** The id of a question's first place: where whoever left it out goes on. */
export function scaleQuestionId(key: string): string {
  return PREFIX + key
}

/** Several questions with one scale. */
export function ScaleQuestions<Text>({
  questions,
  scale,
  of,
  answers,
  onAnswers,
  missing,
}: ScaleQuestionsProps<Text>) {
  const options = scale.map((place, nth) => ({ key: String(nth + 1), label: of(place) }))
  return questions.map(({ key, question }) => (
    <Choice
      key={key}
      name={scaleQuestionId(key)}
      label={of(question)}
      value={answers[key]?.toString()}
      error={answers[key] ? undefined : missing}
      onChange={onAnswers && ((place) => onAnswers({ ...answers, [key]: Number(place) }))}
      options={options}
    />
  ))
}

/** What a form with these questions says; a question without an answer is not there. */
export function scaleAnswersIn(form: FormData): Record<string, number> {
  return Object.fromEntries(
    [...form]
      .filter(([name, value]) => name.startsWith(PREFIX) && value)
      .map(([name, value]) => [name.slice(PREFIX.length), Number(value)]),
  )
}
