import type { InformationFields } from '@guyub/contract/information'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { informationChanged, informationEntered } from './events.ts'
import { isMain, type OfficeNames, ownRow } from './row.ts'

interface Enter {
  readonly commandId: string
  readonly office?: string | undefined
  readonly fields: InformationFields
}

/** Enters something that an office holds, as a draft. */
export async function enterInformation(ctx: Context, officeNames: OfficeNames, command: Enter) {
  const { commandId: id, fields } = command
  return once(ctx, 'information.enter', id, async (tx) => {
    const office = (isMain(ctx.actor) && command.office) || ctx.actor.officeCode
    const inside = within(ctx, tx)
    if (!(await officeNames(inside, [office])).has(office)) throw new Refusal('information.unknown_office')
    const { isRehearsal } = await regionToday(inside)
    await tx
      .insertInto('information')
      .values({
        ...{ region_code: ctx.region.code, id, version: 1, office_code: office, is_sample: isRehearsal },
        ...{ ...columnsOf(fields), changed_by: ctx.actor.id, changed_at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, informationEntered, {
      ...{ subjectId: id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { office, class: fields.class },
    })
    return { informationId: id, version: 1 }
  })
}

interface Change {
  readonly commandId: string
  readonly informationId: string
  readonly version: number
  readonly fields: InformationFields
}

const NO_FILE = {
  ...{ file_id: null, address: null, data_key: null, sha256: null, bytes: null, media_type: null },
} as const

/** Changes what was entered. What is excluded from now on waits as a draft for the main officer, without its file. */
export async function changeInformation(ctx: Context, command: Change) {
  const { commandId, informationId: id, fields } = command
  return once(ctx, 'information.change', commandId, async (tx) => {
    const row = await ownRow(tx, ctx, id)
    if (row.version !== command.version) throw new Refusal('information.changed')
    const isExcluded = fields.class === 'excluded'
    const version = row.version + 1
    await tx
      .updateTable('information')
      .set({
        ...{ ...columnsOf(fields), version, changed_by: ctx.actor.id, changed_at: ctx.now() },
        ...(isExcluded && NO_FILE),
        ...(isExcluded && !isMain(ctx.actor) && { state: 'draft' }),
      })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', id)
      .execute()
    await emit(tx, ctx, informationChanged, {
      ...{ subjectId: id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { office: row.office_code, class: fields.class },
    })
    return { informationId: id, version }
  })
}

function columnsOf({ exclusion, ...fields }: InformationFields) {
  return {
    ...fields,
    article: exclusion?.article ?? null,
    test: exclusion?.test ?? null,
    decision: exclusion?.decision ?? null,
    closed_until: exclusion?.until ?? null,
  }
}
