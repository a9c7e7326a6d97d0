import { type ActivityLine, rolledUp } from '@guyub/contract/plan'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { linesOf } from './lines.ts'
import { LISTS } from './lists.ts'
import type { PlanNeeds } from './needs.ts'
import { nodesOf, type StoredNode } from './node-store.ts'
import { headOf, type PlanRow, versionOf } from './version.ts'

/** The vision as everybody may read it: of the plan that holds, or that is out for consultation. */
export async function vision(ctx: Context, needs: PlanNeeds) {
  const { found, year, words, lines } = await publicPlan(ctx, needs)
  const missions = await nodesOf(ctx.region.db, { region: ctx.region.code, planId: found.id }, 'mission')
  return {
    ...publicHead(found, year),
    words: words.map((word) => wordLine(word, lines)),
    missions: missions
      .toSorted((a, b) => Number(a.fields.position) - Number(b.fields.position))
      .map(({ fields }) => own(fields.statement, fields.statementEn)),
  }
}

/** One word of the vision, with the needs that people named and the activities that serve it. */
export async function visionWord(ctx: Context, needs: PlanNeeds, { wordId }: { readonly wordId: string }) {
  const { found, year, words, lines } = await publicPlan(ctx, needs)
  const word = words.find(({ id }) => id === wordId)
  if (!word) throw new Refusal('plan.no_such_node')
  const asked = await nodesOf(ctx.region.db, { region: ctx.region.code, planId: found.id }, 'need')
  const offices = await needs.offices(ctx)
  return {
    ...publicHead(found, year),
    word: wordLine(word, lines),
    needs: asked
      .filter(({ fields }) => fields.wordId === wordId)
      .map(({ fields: { statement, source, activities } }) => ({
        ...{
          statement: String(statement),
          source: labelOfSource(source),
          activities: activities as string[],
        },
      })),
    activities: lines
      .filter((line) => line.words.includes(wordId))
      .map(({ id, title, dimension, owner, firstMonth, lastMonth, progress }) => ({
        ...{ id, title, dimension, firstMonth, lastMonth, progress },
        owner: offices.get(owner)?.name ?? null,
      })),
  }
}

function labelOfSource(source: unknown) {
  const key = String(source)
  return LISTS.needSources.find((each) => each.key === key)?.label ?? { id: key, en: key }
}

async function publicPlan(ctx: Context, needs: PlanNeeds) {
  const { code: region, db } = ctx.region
  const year = ctx.now().getFullYear()
  const found = await versionOf(db, region)
  if (found.status === 'draft') throw new Refusal('plan.none')
  const words = await nodesOf(db, { region, planId: found.id }, 'word')
  const lines = words.length ? await linesOf(ctx, needs, found, year) : []
  return {
    ...{ found, year, lines },
    words: words.toSorted((a, b) => Number(a.fields.position) - Number(b.fields.position)),
  }
}

function publicHead(found: PlanRow, year: number) {
  const { title, vision: words, firstYear, lastYear, status, isSample } = headOf(found, year)
  return {
    title,
    vision: words,
    firstYear,
    lastYear,
    status: status as 'adopted' | 'consultation',
    isSample,
    year,
  }
}

function wordLine({ id, fields }: StoredNode, lines: readonly ActivityLine[]) {
  const its = lines.filter(({ words }) => words.includes(id))
  return {
    id,
    word: own(fields.word, fields.wordEn),
    meaning: fields.meaning ? own(fields.meaning, fields.meaningEn) : null,
    activities: its.length,
    progress: rolledUp(its),
  }
}

function own(id: unknown, en: unknown) {
  return { id: String(id), en: typeof en === 'string' ? en : null }
}
