import { createHmac } from 'node:crypto'
import { type Answers, type FieldProblem, newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import type { Field } from '@guyub/contract/definition'
import { submitCase } from '../../capabilities/cases/index.ts'
import type { Context } from '../../kernel/context.ts'
import { fingerprintOf } from '../../kernel/fingerprint.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Listed } from './document.ts'
import { Fault } from './fault.ts'
import type { Open311Needs } from './needs.ts'
import type { Offered } from './offered.ts'
import type { Query } from './requests.ts'
import { serviceNamed } from './services.ts'

const LONGEST = 4000

/** POST requests: files a report as the office of the key. Sent again under the same Idempotency-Key it is filed once. */
export async function report(
  ctx: Context,
  needs: Open311Needs,
  offered: readonly Offered[],
  body: Query,
  idempotencyKey: string | undefined,
): Promise<Listed> {
  const { service_code: code } = body
  if (!code) throw new Fault(400, 'service_code was not provided')
  const as = serviceNamed(offered, code)
  const form = answersOf(as, body)
  const commandId = idempotencyKey ?? newCommandId()
  const pin = pinOf(needs.trackSecret, ctx.region.code, commandId)
  // The same key with another report is another report, and not answered with the first.
  const fingerprint = fingerprintOf({ code, form })
  const filed = await submitCase({ ...ctx, fingerprint }, needs, {
    ...{ commandId, pin, form, channel: 'open311' },
    service: as.definition.key,
    serviceVersion: as.definition.version,
    trackingCode: newTrackingCode(ctx.region.code),
    occurredAt: ctx.now().toISOString(),
  }).catch((error: unknown) => {
    throw faultOf(error, as)
  })
  return {
    ...{ root: 'service_requests', each: 'request' },
    items: [
      {
        service_request_id: filed.trackingCode,
        service_notice: `Ikuti dan jawab di ${needs.origin()}/lacak dengan kode ${filed.trackingCode} dan PIN ${pin}.`,
        account_id: '',
      },
    ],
  }
}

/** Made of the command, so that whoever sends it again is told the PIN that is true. */
function pinOf(secret: Buffer, region: string, commandId: string): string {
  const digest = createHmac('sha256', secret).update(`open311 pin ${region} ${commandId}`).digest()
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0')
}

function answersOf({ georeport, choice, name, attributes, definition }: Offered, body: Query): Answers {
  const { lat, long, address_string, address_id, description, first_name, last_name } = body
  const place = definition.case?.place?.field
  if (!(lat && long) && !address_string && !address_id)
    throw new Fault(400, 'lat and long, address_string or address_id must be provided')
  if (Boolean(lat) !== Boolean(long)) throw new Fault(400, 'lat and long must be provided together')
  if (!description?.trim()) throw new Fault(400, 'description was not provided')
  if (description.length > LONGEST) throw new Fault(400, `description is longer than ${LONGEST} characters`)
  const person = [first_name, last_name].filter(Boolean).join(' ').trim()
  const given: Record<string, string | undefined> = {
    ...georeport.fixed,
    ...(!person && georeport.unnamed),
    [georeport.service]: choice,
    [georeport.subject]: name,
    [georeport.description]: description,
    [georeport.address]: address_string,
    ...(lat && long && { [georeport.location]: `${lat.trim()},${long.trim()}` }),
    ...(georeport.name && { [georeport.name]: person }),
    ...(georeport.phone && { [georeport.phone]: body.phone }),
    ...(georeport.email && { [georeport.email]: body.email }),
    ...(georeport.media && { [georeport.media]: body.media_url }),
    ...(place && address_id && { [place]: address_id }),
  }
  for (const field of attributes) {
    const value = body[`attribute[${field.key}]`]
    if (value) given[field.key] = field.type === 'date' ? value.slice(0, 10) : value
  }
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim())),
  )
}

/** Every field that was not as it must be, by the name under which the protocol sent it. */
function faultOf(error: unknown, as: Offered): unknown {
  if (!(error instanceof Refusal)) return error
  const { code, errors } = error
  if (code === 'cases.form_invalid')
    return new Fault(400, ...(errors as readonly FieldProblem[]).map((one) => sentence(one, as)))
  if (code === 'command.id_reused')
    return new Fault(409, 'Idempotency-Key was used before for another request')
  return new Fault(code === 'cases.unknown_service' ? 404 : 400, code)
}

function sentence({ pointer, code }: FieldProblem, { georeport, attributes }: Offered): string {
  const key = pointer.split('/')[2] ?? ''
  const own: Readonly<Record<string, string | undefined>> = {
    [georeport.description]: 'description',
    [georeport.address]: 'address_string',
    [georeport.location]: 'lat and long',
    ...(georeport.name && { [georeport.name]: 'first_name and last_name' }),
    ...(georeport.phone && { [georeport.phone]: 'phone' }),
    ...(georeport.email && { [georeport.email]: 'email' }),
    ...(georeport.media && { [georeport.media]: 'media_url' }),
  }
  const isAttribute = attributes.some((field: Field) => field.key === key)
  const said = own[key] ?? (isAttribute ? `attribute[${key}]` : key)
  return code === 'form.missing' ? `${said} was not provided` : `${said} is not valid (${code})`
}
