import type { DeviceKey } from '@guyub/contract/devices'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { oneAtATime } from '../../kernel/one-at-a-time.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { deviceRegistered } from './events.ts'
import { freeLetter, type Leases } from './letter.ts'
import { publicKeyOf } from './public-key.ts'

interface RegisterDevice {
  readonly commandId: string
  readonly publicKey: DeviceKey
  readonly letter?: string | undefined
}

export type LeasesOf = (ctx: Context, office: string) => Promise<Leases>

/** Gives a device of the office the next free letter, and keeps the key by which its slips are known again. */
export async function registerDevice(
  ctx: Context,
  leasesOf: LeasesOf,
  { commandId, publicKey, letter: given }: RegisterDevice,
) {
  if (!publicKeyOf(publicKey)) throw new Refusal('devices.bad_key')
  const { code: region } = ctx.region
  return once(ctx, 'devices.register', commandId, async (tx) => {
    // Two laptops of one office at once: the second waits for the first one's letter.
    await oneAtATime(tx, region, 'device', ctx.actor.officeCode)
    const rows = await tx
      .selectFrom('device')
      .select('letter')
      .where('region_code', '=', region)
      .where('office_code', '=', ctx.actor.officeCode)
      .execute()
    const taken = new Set(rows.map((row) => row.letter))
    const letter = freeLetter(taken, await leasesOf(ctx, ctx.actor.officeCode), given)
    if (!letter) throw new Refusal('devices.too_many')
    await tx
      .insertInto('device')
      .values({
        region_code: region,
        id: commandId,
        office_code: ctx.actor.officeCode,
        letter,
        public_key: JSON.stringify(publicKey),
        registered_by: ctx.actor.id,
        registered_at: ctx.now(),
      })
      .execute()
    await emit(tx, ctx, deviceRegistered, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { letter },
    })
    return { deviceId: commandId, letter }
  })
}
