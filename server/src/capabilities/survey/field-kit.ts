import { randomBytes } from 'node:crypto'
import { codeTag, SurveyForm } from '@guyub/contract/survey'
import type { Context } from '../../kernel/context.ts'
import type { SurveyNeeds } from './needs.ts'

/** What an officer takes along to where there is no network: the questions of open surveys, and short tags of codes not yet answered. */
export async function surveyFieldKit(ctx: Context, needs: SurveyNeeds) {
  const { code: region, db } = ctx.region
  const open = await db
    .selectFrom('survey')
    .select(['year', 'form', 'is_sample'])
    .where('region_code', '=', region)
    .where('status', '=', 'open')
    .orderBy('year', 'desc')
    .execute()
  const years = open.map(({ year }) => year)
  if (years.length === 0) return { salt: newSalt(), surveys: [] }
  const [programmes, respondents] = await Promise.all([
    db
      .selectFrom('survey_programme')
      .select(['year', 'element', 'title', 'office_code'])
      .where('region_code', '=', region)
      .where('year', 'in', years)
      .orderBy('title')
      .execute(),
    db
      .selectFrom('survey_respondent')
      .select(['year', 'element', 'code'])
      .where('region_code', '=', region)
      .where('year', 'in', years)
      .where('answered', '=', false)
      .execute(),
  ])
  const offices = await needs.officeNames(ctx, [...new Set(programmes.map(({ office_code }) => office_code))])
  const { salt, tags } = await tagged(respondents.map(({ code }) => code))
  return {
    salt,
    surveys: open.map(({ year, form, is_sample }) => {
      const { scale, questions } = SurveyForm.parse(form)
      return {
        ...{ year, isSample: is_sample, scale, questions },
        programmes: programmes
          .filter((one) => one.year === year)
          .map(({ element, title, office_code }) => ({
            ...{ element, title, office: offices.get(office_code) ?? office_code },
            tags: respondents
              .flatMap((one, nth) => (one.year === year && one.element === element ? [tags[nth] ?? ''] : []))
              .sort(),
          })),
      }
    }),
  }
}

/** Of a thousand codes two share a tag once in five hundred kits. Then another salt: a code belongs to one programme. */
async function tagged(codes: readonly string[]) {
  let salt = newSalt()
  let tags = await Promise.all(codes.map((code) => codeTag(salt, code)))
  for (let more = 0; new Set(tags).size < tags.length && more < 20; more++) {
    salt = newSalt()
    tags = await Promise.all(codes.map((code) => codeTag(salt, code)))
  }
  return { salt, tags }
}

function newSalt(): string {
  return randomBytes(12).toString('hex')
}
