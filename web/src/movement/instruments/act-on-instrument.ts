import {
  bringInstrument,
  type FileFault,
  InstrumentKind,
  LARGEST_FILE,
  partsOf,
  readInstrumentFile,
  releaseInstrument,
} from '@guyub/contract/instruments'
import { data } from 'react-router'
import type { Visit } from '../../kernel/visit.ts'
import { centreOf } from '../registry/centre.ts'

/** What became of a file that was tried; nothing of it is kept but what the page itself carries. */
export interface Trial {
  readonly kind: InstrumentKind
  readonly fileName: string
  readonly faults: readonly FileFault[]
  /** The file and what it consists of, when it has no fault. */
  readonly text: string | null
  readonly key: string
  readonly counts: Readonly<Record<string, number>>
}

interface Acted {
  readonly problem?: string
  readonly done?: 'saved' | 'released'
  readonly trial?: Trial
}

/** Tries a file, keeps it as a draft, or releases a version. */
export async function actOnInstrument(visit: Visit, form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '')
  const { centre, may } = await centreOf(visit)
  if (!may('movement.manage')) return answer({ problem: 'access.denied' }, 403)
  const commandId = text('command')
  if (text('intent') === 'release') {
    const reply = await visit.call(releaseInstrument, { commandId, instrumentId: text('instrument') }, centre)
    return reply.ok
      ? answer({ done: 'released' })
      : answer({ problem: reply.problem.code }, reply.problem.status)
  }
  const kind = InstrumentKind.catch('evaluation').parse(text('kind'))
  const file = form.get('file')
  if (text('intent') === 'try') {
    const name = file instanceof File ? file.name.slice(0, 120) : ''
    // A film chosen by mistake is not read into memory to be told that it is no JSON.
    const content = file instanceof Blob ? await file.slice(0, LARGEST_FILE + 1).text() : ''
    const trial = tried(kind, name, content)
    return answer({ trial }, trial.faults.length ? 400 : 200)
  }
  const read = readInstrumentFile(kind, text('content'))
  if (!read.ok) return answer({ trial: tried(kind, '', text('content')) }, 400)
  const reply = await visit.call(bringInstrument, { commandId, brought: read.brought }, centre)
  return reply.ok ? answer({ done: 'saved' }) : answer({ problem: reply.problem.code }, reply.problem.status)
}

function tried(kind: InstrumentKind, fileName: string, text: string): Trial {
  const read = readInstrumentFile(kind, text)
  if (!read.ok) return { kind, fileName, faults: read.faults, text: null, key: '', counts: {} }
  const counts: Record<string, number> = {}
  for (const { group } of partsOf(read.brought)) counts[group] = (counts[group] ?? 0) + 1
  return { kind, fileName, faults: [], text, key: read.brought.content.key, counts }
}

function answer(acted: Acted, status = 200) {
  return data(acted, { status: status || 500 })
}
