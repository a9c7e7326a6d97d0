import * as contract from '@guyub/contract/devices'
import { type Http, serve } from '../../kernel/http.ts'
import { registerDevice } from './register-device.ts'

export { deviceRegistered } from './events.ts'
export { verifySlip } from './verify-slip.ts'

export function devicesRoutes(http: Http): void {
  serve(http, contract.registerDevice, registerDevice)
}
