import * as contract from '@guyub/contract/devices'
import { type Http, serve } from '../../kernel/http.ts'
import { devices, type Names } from './devices.ts'
import { greetDevice } from './greet-device.ts'
import { pruneDevices } from './prune-devices.ts'
import { registerDevice } from './register-device.ts'
import { revokeDevice } from './revoke-device.ts'

export { deviceRegistered, deviceRevoked } from './events.ts'
export { refuseRevoked } from './refuse-revoked.ts'
export { slipDevices } from './slip-devices.ts'
export { verifySlip } from './verify-slip.ts'

export function devicesRoutes(http: Http, { names }: { readonly names: Names }): void {
  serve(http, contract.registerDevice, registerDevice)
  serve(http, contract.greetDevice, greetDevice)
  serve(http, contract.devices, (ctx) => devices(ctx, names))
  serve(http, contract.revokeDevice, revokeDevice)
  serve(http, contract.pruneDevices, pruneDevices)
}
