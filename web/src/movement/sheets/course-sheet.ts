import { events } from '@guyub/contract/indicators'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'

/** The events of one request as the log holds them: codes and hashes, for whoever checks the seal. */
export async function courseSheet({ request, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const subjectId = new URL(request.url).searchParams.get('permohonan') ?? ''
  const course = answerOrLeave(request, await call(events, { subjectId }))
  return {
    name: say(language, 'movement.course'),
    columns: ['seq', 'id', 'type', 'version', 'occurredAt', 'recordedAt', 'office', 'facts', 'hash'],
    rows: course.map((event) => [
      ...[event.seq, event.id, event.type, event.version, event.occurredAt, event.recordedAt],
      ...[event.office, JSON.stringify(event.facts), event.hash],
    ]),
  }
}
