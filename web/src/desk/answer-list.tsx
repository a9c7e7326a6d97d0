import type { AnswerWords } from './answer-words.ts'

/** Answers as people read them, each below what it answers. */
export function AnswerList({ answers }: { readonly answers: readonly AnswerWords[] }) {
  return (
    <dl className="answers">
      {answers.map(({ path, label, value }) => (
        <div key={path}>
          <dt>{label}</dt>
          <dd>{value || <span className="quiet">–</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
