import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'

const CODES: Readonly<Record<string, string>> = {
  plan_activity_months_in_order: 'plan.months_reversed',
  plan_years: 'plan.years_reversed',
  plan_horizon_years: 'plan.years_reversed',
  plan_budget_code_of_edition: 'plan.code_without_edition',
  plan_activity_key: 'plan.key_taken',
  plan_indicator_named: 'plan.indicator_unnamed',
  plan_chapter_once: 'plan.section_written',
  plan_quick_win_new_title: 'plan.quick_win_repeats',
  plan_quick_win_new_service: 'plan.quick_win_repeats',
  plan_one_open: 'plan.version_open',
  plan_one_adopted: 'plan.another_adopted',
}

/** Does the work; where a constraint of the plan's tables says no, so do we, in the code of that rule. */
export async function refusedByTable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const code = CODES[constraintOf(error) ?? '']
    throw code ? new Refusal(code) : error
  }
}
