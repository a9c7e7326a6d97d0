import type { SURVEY_STATUSES } from '@guyub/contract/survey'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { SurveyNeeds } from './needs.ts'
import { programmeOf, surveyOf } from './survey-row.ts'

type Status = (typeof SURVEY_STATUSES)[number]

/** Every survey of the region, the newest first. */
export async function surveys({ region }: Context) {
  const rows = await region.db
    .selectFrom('survey')
    .select(['year', 'status', 'is_sample'])
    .where('region_code', '=', region.code)
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year, status, is_sample }) => ({ year, status: status as Status, isSample: is_sample }))
}

interface ProgrammeRow {
  readonly element: string
  readonly title: string
  readonly office_code: string
  readonly service: string | null
  readonly agreed_at: Date | null
  readonly invited: number
  readonly answered: number
}

/** A survey as it stands. How many answered is told, what they answered is not before it is closed. */
export async function survey(ctx: Context, needs: SurveyNeeds, { year }: { readonly year: number }) {
  const { code: region, db } = ctx.region
  const row = await surveyOf(db, ctx, year)
  const { rows } = await sql<ProgrammeRow>`
    select p.element, p.title, p.office_code, p.service, p.agreed_at,
      count(r.id)::int as invited, count(r.id) filter (where r.answered)::int as answered
    from survey_programme p
    left join survey_respondent r on r.region_code = p.region_code and r.year = p.year and r.element = p.element
    where p.region_code = ${region} and p.year = ${year}
    group by p.element, p.title, p.office_code, p.service, p.agreed_at`.execute(db)
  const offices = await needs.officeNames(ctx, [...new Set(rows.map(({ office_code }) => office_code))])
  const draws = await db
    .selectFrom('survey_draw')
    .selectAll()
    .where('region_code', '=', region)
    .where('year', '=', year)
    .orderBy('drawn_at', 'desc')
    .limit(200)
    .execute()
  const sum = (keys: readonly string[], of: 'invited' | 'answered') =>
    rows.filter(({ element }) => keys.includes(element)).reduce((total, each) => total + each[of], 0)
  return {
    ...{ year, status: row.status as Status, isSample: row.is_sample, form: row.form_key },
    formTitle: row.form.title ?? null,
    ...{ note: row.form.note, provenance: row.form.provenance, statement: row.statement },
    closedAt: row.closed_at?.toISOString() ?? null,
    dimensions: row.form.dimensions.map(({ key, label, quota, elements }) => {
      const keys = elements.map((element) => element.key)
      return {
        ...{ key, label, quota, invited: sum(keys, 'invited'), answered: sum(keys, 'answered') },
        elements: elements.map((element) => {
          const found = rows.find((each) => each.element === element.key)
          return {
            ...element,
            programme: found
              ? {
                  ...{ title: found.title, officeCode: found.office_code, service: found.service },
                  office: offices.get(found.office_code) ?? found.office_code,
                  agreedAt: found.agreed_at?.toISOString() ?? null,
                  ...{ invited: found.invited, answered: found.answered },
                }
              : null,
          }
        }),
      }
    }),
    draws: draws.map((draw) => ({
      ...{ id: draw.id, element: draw.element, source: draw.source as 'served' | 'list', list: draw.list },
      ...{ firstDay: draw.first_day, lastDay: draw.last_day, seed: draw.seed, frame: draw.frame },
      ...{ frameSha256: draw.frame_sha256, drawn: draw.drawn, at: draw.drawn_at.toISOString() },
    })),
  }
}

interface Wanted {
  readonly year: number
  readonly element: string
}

/** Codes to hand out. */
export async function surveyInvitations(ctx: Context, needs: SurveyNeeds, { year, element }: Wanted) {
  const { code: region, db } = ctx.region
  await surveyOf(db, ctx, year)
  const { title } = await programmeOf(db, ctx, year, element)
  const rows = await db
    .selectFrom('survey_respondent')
    .select(['code', 'office_code', 'tracking_code', 'answered'])
    .where('region_code', '=', region)
    .where('year', '=', year)
    .where('element', '=', element)
    .orderBy('office_code')
    .orderBy('code')
    .limit(2000)
    .execute()
  const codes = [...new Set(rows.flatMap(({ office_code }) => office_code ?? []))]
  const offices = await needs.officeNames(ctx, codes)
  return {
    programme: title,
    invitations: rows.map(({ code, office_code, tracking_code, answered }) => ({
      ...{ code, trackingCode: tracking_code, isAnswered: answered },
      office: office_code && (offices.get(office_code) ?? office_code),
    })),
  }
}
