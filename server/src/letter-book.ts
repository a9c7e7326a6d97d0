import { type CasesNeeds, handedOver, subjectsOf } from './capabilities/cases/index.ts'
import { issuedIn } from './capabilities/documents/index.ts'
import type { HandedOut, LettersNeeds } from './capabilities/letters/index.ts'
import type { Context } from './kernel/context.ts'

interface Eyes extends Pick<CasesNeeds, 'services' | 'vault'> {
  readonly names: LettersNeeds['names']
  readonly officeNames: (ctx: Context) => Promise<ReadonlyMap<string, string>>
}

/** What an office issued itself and what it handed over of other authorities: documents and cases know it, its book wants it. */
export function letterBook({ names, officeNames, ...needs }: Eyes): LettersNeeds['handedOut'] {
  return async (ctx, period, most) => {
    const [issued, given] = await Promise.all([
      issuedIn(ctx, period, most),
      handedOver(ctx, needs, period, most),
    ])
    const [subjects, offices, people] = await Promise.all([
      subjectsOf(
        ctx,
        issued.map(({ subjectId }) => subjectId),
      ),
      officeNames(ctx),
      names(ctx, [...new Set([...issued, ...given].flatMap(({ actorId }) => actorId ?? []))]),
    ])
    const by = (id: string | null) => (id && people.get(id)) || ''
    return [
      ...issued.map(({ subjectId, ...paper }): HandedOut => {
        const subject = subjects.get(subjectId)
        const said = [subject?.trackingCode, paper.fullNumber, paper.isValid ? '' : 'tidak berlaku lagi']
        return {
          ...{ code: paper.code, number: String(paper.number), kind: paper.kind.id, at: paper.at },
          ...{ person: subject?.person ?? '', note: said.filter(Boolean).join('; '), by: by(paper.actorId) },
          // The seal is of the installation and no signature of an official.
          signer: 'Segel sistem Guyub',
        }
      }),
      ...given.map(
        ({ kind, number, person, trackingCode, handler, at, actorId }): HandedOut => ({
          ...{ code: '', number, kind, person, note: trackingCode, at, by: by(actorId) },
          signer: offices.get(handler) ?? handler,
        }),
      ),
    ]
  }
}
