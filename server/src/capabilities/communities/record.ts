import { newCommandId } from '@guyub/contract/command'
import type { Contact } from '@guyub/contract/communities'
import { maskNik } from '@guyub/contract/nik'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { CommunitiesNeeds } from './needs.ts'
import { readsOf } from './reads.ts'
import { subsectorTitles } from './subsectors.ts'

interface Wanted {
  readonly communityId: string
  readonly reveal: boolean
}

/** A community with its contact person, masked or whole. The look is written down before anything is shown. */
export async function community(ctx: Context, needs: CommunitiesNeeds, { communityId, reveal }: Wanted) {
  const { code: region, db } = ctx.region
  const row = await db
    .selectFrom('community')
    .innerJoin('area', 'area.code', 'community.area_code')
    .selectAll('community')
    .select('area.name as area')
    .where('community.region_code', '=', region)
    .where('community.id', '=', communityId)
    .executeTakeFirst()
  if (!row) throw new Refusal('communities.no_such_community')
  await db
    .insertInto('community_read')
    .values({
      ...{ region_code: region, id: newCommandId(), community_id: communityId, at: ctx.now() },
      ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode, revealed: reveal },
    })
    .execute()
  const contact = contactOf(needs, region, row)
  const reads = await readsOf(ctx, communityId)
  const people = [...reads.map(({ actorId }) => actorId), ...(row.decided_by ? [row.decided_by] : [])]
  const [names, offices] = await Promise.all([
    needs.names(ctx, [...new Set(people)]),
    needs.officeNames(ctx, [...new Set(reads.map(({ office }) => office))]),
  ])
  return {
    ...{ id: row.id, name: row.name, dimension: row.dimension, area: row.area, code: row.code },
    status: row.status as 'waiting' | 'verified' | 'refused',
    registeredAt: row.registered_at.toISOString(),
    isSample: row.is_sample,
    purpose: row.purpose,
    documentNumber: row.document_number,
    subsectors: subsectorTitles(ctx, needs, row.subsectors),
    contact: contact && shown(contact, reveal),
    contactErasedAt: row.contact_erased_at?.toISOString() ?? null,
    isRevealed: reveal,
    reason: row.reason,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decided_by ? (names.get(row.decided_by) ?? null) : null,
    version: row.version,
    reads: reads.map(({ at, actorId, office, isRevealed }) => ({
      ...{ at, isRevealed, name: names.get(actorId) ?? null, office: offices.get(office) ?? office },
    })),
  }
}

interface Kept {
  readonly id: string
  readonly contact: Buffer | null
  readonly data_key: Buffer | null
}

/** Nothing once it was erased. */
function contactOf({ vault }: CommunitiesNeeds, region: string, row: Kept): Contact | null {
  const { id, contact: content, data_key: dataKey } = row
  return content && dataKey && JSON.parse(vault.open(region, id, { content, dataKey }))
}

/** Enough to tell whether it is the person one thinks of, and no more. */
function shown({ name, phone, email }: Contact, isWhole: boolean) {
  const masked = (text: string, mask: (text: string) => string) => (isWhole ? text : mask(text))
  return {
    name: masked(name, (text) => text.replace(/(?<=\S)\S/gu, '•')),
    phone: phone ? masked(phone, maskNik) : null,
    email: email ? masked(email, (text) => text.replace(/^(.).*@/u, '$1•••@')) : null,
  }
}
