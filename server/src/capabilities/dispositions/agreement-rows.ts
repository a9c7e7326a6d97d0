import { type AgreementState, type AgreementView, isOpen } from '@guyub/contract/dispositions'
import type { Selectable } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { DataAgreement } from '../../kernel/tables.gen.ts'
import { names } from '../identity/index.ts'
import type { SharedService } from './needs.ts'
import { officeLabels } from './office-labels.ts'

export interface AgreementRow extends Omit<Selectable<DataAgreement>, 'state'> {
  readonly state: AgreementState
}

export async function lockedAgreement(tx: Db, { region }: Context, id: string): Promise<AgreementRow> {
  const row = await tx
    .selectFrom('data_agreement')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('dispositions.no_agreement')
  return row as AgreementRow
}

export async function agreementViews(
  ctx: Context,
  services: readonly SharedService[],
  rows: readonly (AgreementRow & { readonly reads: number })[],
  today: string,
): Promise<AgreementView[]> {
  const label = await officeLabels(
    ctx,
    rows.flatMap(({ provider, consumer }) => [provider, consumer]),
  )
  const ids = rows.flatMap(({ proposed_by, decided_by }) => [
    proposed_by,
    ...(decided_by ? [decided_by] : []),
  ])
  const people = await names(ctx.region.db, [...new Set(ids)])
  return rows.map((row) => {
    const service = services.find(({ key }) => key === row.service)
    const opens = isOpen({ state: row.state, startsOn: row.starts_on, expiresOn: row.expires_on }, today)
    return {
      ...{ id: row.id, title: row.title, purpose: row.purpose, legalBasis: row.legal_basis },
      ...{ provider: label(row.provider), consumer: label(row.consumer) },
      service: { key: row.service, title: service?.title ?? { id: row.service, en: row.service } },
      fields: row.fields.map(
        (key) => service?.fields.find((field) => field.key === key) ?? { key, label: { id: key, en: key } },
      ),
      ...{ startsOn: row.starts_on, expiresOn: row.expires_on, state: row.state, isOpen: opens },
      ...{ reason: row.reason, proposedBy: people.get(row.proposed_by) ?? null },
      decidedBy: row.decided_by ? (people.get(row.decided_by) ?? null) : null,
      ...{ reads: row.reads, may: mayNow(ctx, row, opens), isSample: row.is_sample },
    }
  })
}

function mayNow({ actor }: Context, row: AgreementRow, opens: boolean) {
  const agrees = actor.permissions.has('dispositions.agree')
  const isSide = actor.officeCode === row.provider || actor.officeCode === row.consumer
  return [
    ...(agrees &&
    row.state === 'proposed' &&
    actor.officeCode === row.provider &&
    actor.id !== row.proposed_by
      ? (['decide'] as const)
      : []),
    ...(agrees && row.state === 'agreed' && isSide ? (['end'] as const) : []),
    ...(opens && actor.officeCode === row.consumer ? (['look'] as const) : []),
  ]
}
