import { readdirSync, readFileSync } from 'node:fs'
import { SurveyForm } from '@guyub/contract/survey'
import type { Context } from '../../kernel/context.ts'
import type { SurveyNeeds } from './needs.ts'

const FOLDER = new URL('../../../../reference/surveys/', import.meta.url)

/** The forms that come with the house; a survey may bring one of its own. */
export const FORMS: readonly SurveyForm[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => SurveyForm.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))))

/** Those that a survey may begin with: what the ministry released first. */
export async function formsOf(ctx: Context, needs: Pick<SurveyNeeds, 'forms'>): Promise<SurveyForm[]> {
  return [...(await needs.forms(ctx)), ...FORMS]
}
