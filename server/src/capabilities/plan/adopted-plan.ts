import type { AdoptedActivity, AdoptedHead, AdoptedPlan, NodeFields, NodeKind } from '@guyub/contract/plan'
import { personalTextsIn } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import { LISTS } from './lists.ts'
import type { PlanNeeds } from './needs.ts'
import { nodesOf } from './node-store.ts'
import type { PlanRow } from './version.ts'

/** Stands where a text of before the rule holds a number that is somebody's. */
const WITHHELD = '(tidak dikirim: memuat nomor pribadi)'

/** The plan that holds, as it may leave the region; nothing where none was adopted, or where it is the one that is known already. */
export async function adoptedPlan(
  ctx: Context,
  needs: PlanNeeds,
  known?: string,
): Promise<AdoptedPlan | undefined> {
  const { code: region, db } = ctx.region
  const found = await db
    .selectFrom('plan')
    .selectAll()
    .where('region_code', '=', region)
    .where('status', '=', 'adopted')
    .executeTakeFirst()
  if (!found || found.id === known) return undefined
  const at = { region, planId: found.id }
  const read = async <K extends NodeKind>(kind: K) =>
    (await nodesOf(db, at, kind)).map(({ id, activityId, fields }) => ({
      ...{ id, activityId },
      // Written by this contract, and kept in its columns.
      ...(fields as NodeFields<K>),
    }))
  const head = await headOf(found, read)
  const [milestones, indicators, budgets, risks, offices] = [
    byActivity(await read('milestone')),
    byActivity(await read('indicator')),
    byActivity(await read('budget')),
    byActivity(await read('risk')),
    await needs.offices(ctx),
  ]
  const named = (platform: string | null) => needs.definitions.find(({ key }) => key === platform)
  const activities = (await read('activity')).map(
    (its): AdoptedActivity => ({
      ...{ id: its.id, element: its.element, programmeId: its.programmeId, words: its.words },
      title: { id: its.title, en: its.titleEn },
      owner: { code: its.ownerCode, name: offices.get(its.ownerCode)?.name ?? its.ownerCode },
      ...{ firstYear: its.firstYear, firstMonth: its.firstMonth, lastMonth: its.lastMonth },
      budget: (budgets.get(its.id) ?? []).map(({ year, source, amount }) => ({ year, source, amount })),
      milestones: (milestones.get(its.id) ?? []).map(({ title, dueOn, weight }) => ({
        title,
        dueOn,
        weight,
      })),
      indicators: (indicators.get(its.id) ?? []).map(({ title, platform, unit, better, ...each }) => ({
        title: {
          id: title ?? named(platform)?.title.id ?? platform ?? '–',
          en: title ? null : (named(platform)?.title.en ?? null),
        },
        ...{ unit, better, target: each.target, targets: each.targets },
        ...{ baseline: each.baseline, baselineYear: each.baselineYear },
      })),
      risks: (risks.get(its.id) ?? []).map(({ risk, likelihood, impact, mitigation }) => ({
        ...{ risk, likelihood, impact, mitigation },
      })),
    }),
  )
  return withoutNumbers({ head, activities })
}

type Read = <K extends NodeKind>(
  kind: K,
) => Promise<(NodeFields<K> & { readonly id: string; readonly activityId: string | null })[]>

async function headOf(plan: PlanRow, read: Read): Promise<AdoptedHead> {
  const missions = (await read('mission')).toSorted(byPosition)
  const words = (await read('word')).toSorted(byPosition)
  const spans = new Map(LISTS.horizons.map(({ key, label }) => [key, label]))
  return {
    ...{ id: plan.id, number: plan.number, isSample: plan.is_sample },
    title: { id: plan.title, en: plan.title_en },
    vision: { id: plan.vision, en: plan.vision_en },
    ...{ regulation: plan.regulation, regulationOn: plan.regulation_on },
    ...{ firstYear: plan.first_year, lastYear: plan.last_year },
    missions: missions.map(({ statement, statementEn }) => ({ id: statement, en: statementEn })),
    words: words.map(({ id, word, wordEn, meaning, meaningEn }) => ({
      ...{ id, word: { id: word, en: wordEn } },
      meaning: meaning === null ? null : { id: meaning, en: meaningEn },
    })),
    horizons: (await read('horizon')).map(({ span, firstYear, lastYear }) => ({
      span: { id: spans.get(span)?.id ?? span, en: spans.get(span)?.en ?? null },
      ...{ firstYear, lastYear },
    })),
    programmes: (await read('programme'))
      .toSorted(byPosition)
      .map(({ id, element, title, titleEn }) => ({ id, element, title: { id: title, en: titleEn } })),
    dimensions: LISTS.dimensions.map(({ key, label, elements }) => ({
      ...{ key, name: label.id },
      elements: elements.map((element) => ({
        key: element.key,
        label: { id: element.label.id, en: element.label.en },
      })),
    })),
    sources: LISTS.budgetSources.map(({ key, label }) => ({ key, label: { id: label.id, en: label.en } })),
  }
}

function byPosition(a: { readonly position: number }, b: { readonly position: number }): number {
  return a.position - b.position
}

function byActivity<Row extends { readonly activityId: string | null }>(rows: readonly Row[]) {
  return Map.groupBy(rows, ({ activityId }) => activityId ?? '')
}

function withoutNumbers(plan: AdoptedPlan): AdoptedPlan {
  for (const path of personalTextsIn(plan)) {
    const last = path.at(-1)
    let at: unknown = plan
    for (const step of path.slice(0, -1)) at = (at as Record<string | number, unknown>)[step]
    if (last !== undefined) (at as Record<string | number, unknown>)[last] = WITHHELD
  }
  return plan
}
