import { type MessageTemplate, unknownFields } from '@guyub/contract/outbox'
import { LANGUAGES, type Text } from '@guyub/contract/text'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { InstalledServices } from '../../kernel/installed-services.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { messageWordsSet } from './events.ts'
import { BOOKING_TEMPLATES } from './letters/booking-letter.ts'
import { invitationTemplate } from './letters/invitation-letter.ts'
import { OFFICER_TEMPLATES } from './letters/officer-letter.ts'
import { SAVER_TEMPLATES } from './letters/saver-letter.ts'
import type { MessagesNeeds } from './needs.ts'

export type Given = Omit<MessageTemplate, 'own' | 'version'>

const CODE = {
  key: 'code',
  label: { id: 'Kode permintaan', en: 'Code of the request' },
  sample: { id: '3505-K7M2-9Q', en: '3505-K7M2-9Q' },
}
const LINK = {
  key: 'link',
  label: { id: 'Alamat halaman', en: 'Address of the page' },
  sample: { id: 'https://layanan.contoh.go.id/lacak', en: 'https://services.example.org/lacak' },
}

/** Everything that can be said, as the definitions of today word it. */
export function templatesOf(
  services: Pick<InstalledServices, 'of' | 'keys'>,
  region: string,
): readonly Given[] {
  return [
    ...services.keys.flatMap((key) => ofService(services, region, key)),
    invitationTemplate,
    ...OFFICER_TEMPLATES,
    ...BOOKING_TEMPLATES,
    ...SAVER_TEMPLATES,
  ]
}

function ofService(services: Pick<InstalledServices, 'of'>, region: string, key: string): Given[] {
  const service = services.of(region, key)
  const use = service?.case
  if (!service || !use) return []
  const product = use.products[0]
  const fields = (of: 'case' | 'product') => [
    ...[CODE, LINK],
    ...(of === 'product' && product
      ? [{ key: 'product', label: { id: 'Nama produk', en: 'Name of the product' }, sample: product.short }]
      : []),
  ]
  const states = Object.entries(use.states).flatMap(([state, { of, label, message }]) =>
    message
      ? [
          {
            key: `case/${key}/state/${state}`,
            group: service.title,
            name: label,
            fields: fields(of),
            given: message,
          },
        ]
      : [],
  )
  const actions = Object.entries(use.actions).flatMap(([action, { on, label, message }]) =>
    message
      ? [
          {
            key: `case/${key}/action/${action}`,
            group: service.title,
            name: label,
            fields: fields(on),
            given: message,
          },
        ]
      : [],
  )
  return [...states, ...actions]
}

export async function messageTemplates({ region }: Context, { services }: MessagesNeeds) {
  const { rows } = await sql<{ template: string; version: number; words: Text | null }>`
    select distinct on (template) template, version, words from message_template
    where region_code = ${region.code} order by template, version desc`.execute(region.db)
  const own = new Map(rows.map((row) => [row.template, row]))
  return templatesOf(services, region.code).map((given) => ({
    ...{ ...given, fields: [...given.fields] },
    own: own.get(given.key)?.words ?? null,
    version: own.get(given.key)?.version ?? 0,
  }))
}

interface SetTemplate {
  readonly commandId: string
  readonly key: string
  readonly version: number
  readonly words: { readonly id: string; readonly en: string } | null
}

/** The region's own words, or the definition's again. */
export async function setMessageTemplate(
  ctx: Context,
  { services }: MessagesNeeds,
  { commandId, key, version, words }: SetTemplate,
) {
  const template = templatesOf(services, ctx.region.code).find((one) => one.key === key)
  if (!template) throw new Refusal('messages.unknown_template')
  const known = template.fields.map((field) => field.key)
  if (words && LANGUAGES.some((language) => unknownFields(words[language], known).length))
    throw new Refusal('messages.unknown_field')
  return once(ctx, 'messages.set-template', commandId, async (tx) => {
    const latest = await tx
      .selectFrom('message_template')
      .select((eb) => eb.fn.max('version').as('version'))
      .where('region_code', '=', ctx.region.code)
      .where('template', '=', key)
      .executeTakeFirst()
    if ((latest?.version ?? 0) !== version) throw new Refusal('messages.changed')
    const next = version + 1
    const { numInsertedOrUpdatedRows: written } = await tx
      .insertInto('message_template')
      .values({
        ...{ region_code: ctx.region.code, template: key, version: next },
        words: words && JSON.stringify(words),
        ...{ actor_id: ctx.actor.id, at: ctx.now() },
      })
      // Of two who worded it at once, the second is told.
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirstOrThrow()
    if (!written) throw new Refusal('messages.changed')
    await emit(tx, ctx, messageWordsSet, {
      ...{ subjectId: commandId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { template: key, version: next, own: words !== null },
    })
    return { version: next }
  })
}
