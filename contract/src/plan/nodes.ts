import { z } from 'zod'
import { Day } from '../moment.ts'
import { OfficeCode } from '../regions/office.ts'
import { Key, openText } from '../text.ts'

const Title = openText(3, 300)
const Words = openText(1, 4000)
const Short = openText(1, 120)
/** Of a list that others keep: long numbers in it are nobody's. */
const Code = z.string().trim().min(1).max(120)
const Place = z.int().min(0).max(10_000).default(0)
const Weight = z.number().positive().max(1000).default(1)
/** A dimension and one of its elements: `governance.public_service`. */
const Element = z.string().regex(/^[a-z_]+\.[a-z_]+$/)
const AreaCode = z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/)
const Level = z.enum(['low', 'medium', 'high'])
export const PlanYear = z.int().min(2017).max(2100)
/** A month of a year: `2026-03`. */
export const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)

const maybe = <T extends z.ZodType>(type: T) => type.nullable().default(null)
const several = <T extends z.ZodType>(type: T) =>
  z
    .array(type)
    .max(400)
    .transform((all) => [...new Set(all)])
    .default([])

/**
 * What a plan consists of, and the fields of each: what may be written, edited, compared and asked for. Codes of lists (budget
 * sources, kinds of need …) are data; the server holds them against `lists`.
 */
export const NODES = {
  plan: z.strictObject({
    title: Title,
    titleEn: maybe(Title),
    vision: Title,
    visionEn: maybe(Title),
    firstYear: PlanYear,
    lastYear: PlanYear,
    readinessModel: maybe(Key),
  }),
  horizon: z.strictObject({ span: Key, firstYear: PlanYear, lastYear: PlanYear }),
  mission: z.strictObject({ statement: Words, statementEn: maybe(Words), position: Place }),
  word: z.strictObject({
    word: Short,
    wordEn: maybe(Short),
    meaning: maybe(Words),
    meaningEn: maybe(Words),
    position: Place,
  }),
  readiness: z.strictObject({
    pillar: Short,
    element: maybe(Short),
    finding: Words,
    wanted: maybe(Words),
    position: Place,
  }),
  swot: z.strictObject({
    quadrant: z.enum(['strength', 'weakness', 'opportunity', 'threat']),
    statement: Words,
    dimension: maybe(Short),
    position: Place,
  }),
  gap: z.strictObject({ element: Element, present: Words, wanted: Words, step: maybe(Words) }),
  need: z.strictObject({
    source: Key,
    /** Which forum, which complaint, which community, and when. Nobody's name. */
    sourceNote: Title,
    statement: Words,
    areaCode: maybe(AreaCode),
    wordId: maybe(z.uuid()),
    activities: several(z.uuid()),
  }),
  /** The words of one section of a book; chapter and section are names of the template. */
  chapter: z.strictObject({
    chapter: Short,
    section: Short,
    body: openText(1, 40_000),
  }),
  programme: z.strictObject({ element: Element, title: Title, titleEn: maybe(Title), position: Place }),
  activity: z.strictObject({
    element: Element,
    programmeId: maybe(z.uuid()),
    key: maybe(z.string().trim().min(1).max(60)),
    title: Title,
    titleEn: maybe(Title),
    description: maybe(Words),
    ownerCode: OfficeCode,
    coOwners: several(OfficeCode),
    areas: several(AreaCode),
    firstYear: PlanYear,
    firstMonth: maybe(Month),
    lastMonth: maybe(Month),
    weight: Weight,
    /** On what its percentage rests; nothing leaves it to what there is: figures first, then milestones. */
    basis: maybe(z.enum(['indicators', 'milestones', 'budget'])),
    services: several(Key),
    words: several(z.uuid()),
    source: Words,
  }),
  milestone: z.strictObject({ title: Title, dueOn: Day, weight: Weight }),
  indicator: z.strictObject({
    title: maybe(Title),
    unit: maybe(Short),
    better: z.enum(['higher', 'lower']).default('higher'),
    /** The key of an indicator that the platform computes from events. */
    platform: maybe(Key),
    product: maybe(Key),
    baseline: maybe(z.number()),
    baselineYear: maybe(z.int().min(2000).max(2100)),
    /** Of every year that `targets` does not name. */
    target: maybe(z.number().positive()),
    targets: z.record(z.string().regex(/^20\d{2}$/), z.number().positive()).default({}),
    source: maybe(Words),
  }),
  budget: z.strictObject({
    year: PlanYear,
    source: Key,
    /** Whole rupiah. */
    amount: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
    code: maybe(Code),
    codeEdition: maybe(Code),
  }),
  risk: z.strictObject({
    risk: Words,
    likelihood: maybe(Level),
    impact: maybe(Level),
    mitigation: maybe(Words),
  }),
} as const

export const NODE_KINDS = [
  'plan',
  'horizon',
  'mission',
  'word',
  'readiness',
  'swot',
  'gap',
  'need',
  'chapter',
  'programme',
  'activity',
  'milestone',
  'indicator',
  'budget',
  'risk',
] as const satisfies readonly (keyof typeof NODES)[]
export type NodeKind = (typeof NODE_KINDS)[number]
export const NodeKind = z.enum(NODE_KINDS)
export type NodeFields<K extends NodeKind> = z.output<(typeof NODES)[K]>

/** These belong to one activity, and whoever may edit it may edit them. */
export const OF_ACTIVITY: readonly NodeKind[] = ['milestone', 'indicator', 'budget', 'risk']

/** The names of a kind's fields in the order in which they are read. */
export function fieldsOf(kind: NodeKind): string[] {
  return Object.keys(NODES[kind].shape)
}

/** A field's value as it may be stored, or nothing when the contract does not take it. */
export function readField(
  kind: NodeKind,
  field: string,
  value: unknown,
): { readonly value: unknown } | undefined {
  const shape: Readonly<Record<string, z.ZodType>> = NODES[kind].shape
  const schema = Object.hasOwn(shape, field) ? shape[field] : undefined
  const read = schema?.safeParse(value)
  return read?.success ? { value: read.data } : undefined
}
