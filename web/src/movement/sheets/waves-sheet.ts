import { waves } from '@guyub/contract/movement'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'
import { centreOf } from '../registry/centre.ts'

/** A row for each number: those that are known by name, and those that a source says. */
export async function wavesSheet({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre } = await centreOf(visit)
  const { waves: all } = answerOrLeave(request, await visit.call(waves, {}, centre))
  return {
    name: say(visit.language, 'registry.waves'),
    columns: ['year', 'wave', 'what', 'count', 'basis', 'source'],
    rows: all.flatMap(({ year, name, known, said }) => [
      ...Object.entries(known).map(([what, count]) => [year, name, what, count, 'by-name', null]),
      ...said.map(({ what, count, source }) => [year, name, what, count, 'said', source]),
    ]),
  }
}
