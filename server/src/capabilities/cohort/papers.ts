import { readFileSync } from 'node:fs'
import { renderSVG } from 'uqr'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { typeset } from '../../kernel/typst.ts'
import { cardCode, delegateToken } from './codes.ts'
import type { CohortNeeds } from './needs.ts'
import { printedPhotos } from './photos.ts'
import { cohortRow, delegateRows, marksOf, type SessionRow, sessionRows } from './rows.ts'

const read = (name: string) => readFileSync(new URL(`./templates/${name}.typ`, import.meta.url), 'utf8')
const STAGE = read('stage')
const CARDS = read('cards')

interface Wanted {
  readonly cohortId: string
  readonly stage: string
  readonly paper: 'invitation' | 'list' | 'file'
}

const PART = { speaker: 'Narasumber', mentor: 'Pembimbing', companion: 'Pendamping', moderator: 'Moderator' }

/** Invitation, list for ink signatures, or both with minutes and photographs as one file. None is sealed: ink makes them valid. */
export async function cohortPaper(
  ctx: Context,
  needs: CohortNeeds,
  { cohortId, stage, paper }: Wanted,
): Promise<Fetched> {
  const { db } = ctx.region
  const cohort = await cohortRow(db, ctx, cohortId)
  const its = cohort.stages.find(({ key }) => key === stage)
  if (!its) throw new Refusal('cohort.unknown_stage')
  const [all, delegates, marks, region, offices] = await Promise.all([
    sessionRows(db, ctx, cohortId),
    delegateRows(db, ctx, cohortId),
    marksOf(db, ctx, cohortId),
    regionToday(ctx),
    needs.offices(ctx, db),
  ])
  const names = new Map(offices.map(({ code, name }) => [code, name]))
  const sessions = all.filter((session) => session.stage === stage && !session.cancelled)
  const photos = paper === 'file' ? await printedPhotos(ctx, needs, cohortId) : []
  const people = delegates
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ id, name, title, office_code, unit }) => ({
      ...{ id, name, title: title ?? '' },
      from: office_code ? (names.get(office_code) ?? office_code) : (unit ?? ''),
    }))
  const data = {
    ...{
      paper,
      sample: cohort.is_sample,
      stages: cohort.stages.length,
      region: region.name,
      title: cohort.title,
      stage: its.title,
    },
    ...{
      about: its.about,
      printed: dayInWords(region.today),
      deliverables: its.deliverables.map(({ title }) => title),
    },
    people: people.map(({ id: _, ...shown }) => shown),
    sessions: sessions.map((session) => ({
      ...printedSession(session),
      rows: people.map(({ id, name, title, from }) => {
        const mark = marks.find((one) => one.sessionId === session.id && one.delegateId === id)
        return { name, title, from, mark: markInWords(mark) }
      }),
      photos: photos
        .filter(({ sessionId }) => sessionId === session.id)
        .map(({ caption, svg }) => ({ caption, svg })),
    })),
  }
  return { bytes: await typeset(STAGE, data), mediaType: 'application/pdf', name: `${stage}-${paper}.pdf` }
}

function printedSession({ title, day, starts, ends, place, people, minutes }: SessionRow) {
  return {
    ...{ title, day: dayInWords(day), place, minutes: minutes ?? '' },
    hours: `${starts.replace(':', '.')}–${ends.replace(':', '.')}`,
    people: people.map(({ name, part }) => ({ name, part: PART[part] })),
  }
}

function markInWords(
  mark: { readonly present: boolean; readonly substitute: string | null } | undefined,
): string {
  if (!mark) return ''
  if (!mark.present) return 'tidak hadir'
  return mark.substitute ? `diwakili ${mark.substitute}` : 'hadir'
}

/** A card for each delegate, eight on a page, with the code for the door. */
export async function cohortCards(
  ctx: Context,
  needs: CohortNeeds,
  { cohortId }: { readonly cohortId: string },
): Promise<Fetched> {
  const { db, code } = ctx.region
  const cohort = await cohortRow(db, ctx, cohortId)
  const [delegates, offices] = await Promise.all([delegateRows(db, ctx, cohortId), needs.offices(ctx, db)])
  const names = new Map(offices.map((office) => [office.code, office.name]))
  const cards = delegates
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ id, name, office_code, unit }) => {
      const token = delegateToken(needs.codeKey, code, cohortId, id)
      return {
        ...{ name, code: cardCode(token) },
        from: office_code ? (names.get(office_code) ?? office_code) : (unit ?? ''),
        qr: renderSVG(`${needs.origin()}/gerakan/hadir/${token}`, { border: 1 }),
      }
    })
  const data = { title: cohort.title, sample: cohort.is_sample, cards }
  return { bytes: await typeset(CARDS, data), mediaType: 'application/pdf', name: 'kartu-peserta.pdf' }
}

const IN_WORDS = new Intl.DateTimeFormat('id-ID', {
  ...({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const),
  timeZone: 'UTC',
})

/** "Senin, 9 Maret 2026". */
export function dayInWords(day: string): string {
  return IN_WORDS.format(new Date(`${day}T00:00:00Z`))
}
