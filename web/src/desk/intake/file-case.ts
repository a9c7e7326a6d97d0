import { localDay } from '@guyub/contract/calendar'
import { begin, type FormRead, type ShownAnswer, shownAnswers } from '@guyub/contract/cases'
import type { Area } from '@guyub/contract/regions'
import type { DeskState } from '../desk-context.ts'
import { signSlip } from '../device/known-device.ts'
import type { Form } from '../device/reference.ts'
import { sha256 } from '../device/seal.ts'
import { nextSlip } from '../device/store.ts'
import { commandRow, nextOrder, type Waiting } from '../outbox/outbox.ts'
import type { Draft } from './draft.ts'

/** What the family takes home. Of the form only when and where to come: it outlives the sending by a day. */
export interface Receipt {
  readonly id: string
  readonly trackingCode: string
  readonly pin: string
  readonly slip: string
  /** Signed by this device for the QR; not on a laptop that was never known to the office. */
  readonly token?: string
  readonly service: string
  readonly version: number
  readonly subject: string
  readonly office: string
  readonly clerk: string
  readonly takenInAt: string
  readonly promises: readonly { readonly product: string; readonly due: string }[]
  /** Not on receipts that were made before this was shown. */
  readonly shows?: readonly ShownAnswer[]
}

interface Filing {
  readonly draft: Draft
  readonly form: Form
  readonly read: FormRead
  readonly local: NonNullable<DeskState['local']>
  readonly areas: readonly Area[]
}

/**
 * Puts the request and its photographs into the outbox, in the order in which the server wants them, with the receipt: all at once, so that a
 * tab that is closed or a store that is full never leaves a request without its photographs.
 */
export async function fileCase({ draft, form, read, local, areas }: Filing): Promise<Receipt> {
  const { store, vault, person } = local
  const kept = await vault.get<Receipt>(`receipt|${draft.id}`)
  if (kept) return kept
  const use = form.service.case
  if (!use) throw new Error(`${draft.service} takes in no requests`)
  const now = new Date()
  const slip = await nextSlip(store, person.region, person.office.code)
  const subject = textOf(read.form[use.subject])
  const common = { caseId: draft.id, subject }

  const filed: Waiting = {
    ...common,
    id: draft.id,
    kind: 'submit',
    order: nextOrder(),
    body: {
      commandId: draft.id,
      service: draft.service,
      serviceVersion: draft.version,
      trackingCode: draft.trackingCode,
      pin: draft.pin,
      form: read.form,
      channel: draft.isFromPaper ? 'paper' : 'counter',
      occurredAt: now.toISOString(),
      slip,
    },
  }
  const commands = [filed]
  for (const field of use.pages.flatMap((page) => page.fields)) {
    if (field.type !== 'photo' && field.type !== 'file') continue
    for (const id of (read.form[field.key] as readonly string[] | undefined) ?? []) {
      const bytes = await vault.getBytes(`file|${id}`)
      const meta = await vault.get<{ mediaType: string }>(`meta|${id}`)
      if (!bytes || !meta) continue
      const body = { commandId: id, field: field.key, sha256: await sha256(bytes), mediaType: meta.mediaType }
      commands.push({ ...common, id, kind: 'attach', order: nextOrder(), body })
    }
  }

  const today = localDay(form.calendar, now)
  const { products } = begin(use, form.calendar, {
    answers: read.form,
    today,
    takenInAt: now,
    receivedAt: now,
  })
  const printedAt = now.toISOString()
  const claims = { r: person.region, c: draft.trackingCode, s: slip, t: printedAt }
  const token = await signSlip(store, person.office.code, claims)
  const receipt: Receipt = {
    ...(token && { token }),
    id: draft.id,
    trackingCode: draft.trackingCode,
    pin: draft.pin,
    slip,
    service: draft.service,
    version: draft.version,
    subject,
    office: person.office.name,
    clerk: person.name,
    takenInAt: printedAt,
    promises: Object.entries(products).map(([product, { promiseDue }]) => ({ product, due: promiseDue })),
    shows: Object.values(products).flatMap(({ state }) => shownAnswers(use, state, read.form, areas)),
  }
  await vault.putTogether([
    ...commands.map(commandRow),
    { kind: 'receipt', id: `receipt|${draft.id}`, value: receipt },
  ])
  return receipt
}

function textOf(answer: unknown): string {
  return typeof answer === 'string' ? answer : ''
}
