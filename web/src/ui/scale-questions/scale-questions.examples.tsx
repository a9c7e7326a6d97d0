import { ScaleQuestions } from './scale-questions.tsx'

const of = ({ id }: { readonly id: string }) => id
const scale = ['Tidak baik', 'Kurang baik', 'Baik', 'Sangat baik'].map((id) => ({ id, en: id }))
const questions = (nth: number) => [
  { key: `procedure${nth}`, question: { id: 'Bagaimana kemudahan prosedurnya?', en: '' } },
  { key: `speed${nth}`, question: { id: 'Bagaimana kecepatan pelayanannya?', en: '' } },
]

export const examples = {
  empty: <ScaleQuestions questions={questions(1)} scale={scale} of={of} answers={{}} />,
  'one left out': (
    <ScaleQuestions
      questions={questions(2)}
      scale={scale}
      of={of}
      answers={{ speed2: 3 }}
      missing="Pilih salah satu jawaban."
    />
  ),
}
