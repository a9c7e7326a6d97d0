import * as contract from '@guyub/contract/devices'
import { type Http, serve } from '../../kernel/http.ts'
import { devices, type Names } from './devices.ts'
import { greetDevice } from './greet-device.ts'
import { pruneDevices } from './prune-devices.ts'
import { type LeasesOf, registerDevice } from './register-device.ts'
import { revokeDevice } from './revoke-device.ts'

export { deviceRegistered, deviceRevoked } from './events.ts'
export { refuseRevoked } from './refuse-revoked.ts'
export { slipDevices } from './slip-devices.ts'
export { verifySlip } from './verify-slip.ts'

interface Lent {
  readonly names: Names
  /** Which letters belong to village nodes. */
  readonly leases: LeasesOf
}

export function devicesRoutes(http: Http, { names, leases }: Lent): void {
  serve(http, contract.registerDevice, (ctx, input) => registerDevice(ctx, leases, input))
  serve(http, contract.greetDevice, greetDevice)
  serve(http, contract.devices, (ctx) => devices(ctx, names))
  serve(http, contract.revokeDevice, revokeDevice)
  serve(http, contract.pruneDevices, pruneDevices)
}
