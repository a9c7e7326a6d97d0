import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Call } from '../../kernel/call.ts'
import { type DeskState, type Me, may } from '../desk-context.ts'
import { type DeviceStanding, makeKnown, makeKnownAgain } from './known-device.ts'
import type { Store } from './store.ts'

/** Makes this laptop known to the office of whoever is signed in, and keeps in sight whether it still is. */
export function useDevice(
  store: Store | undefined,
  me: Me | undefined,
  call: Call,
  region: string,
): Pick<DeskState, 'device' | 'checkDevice' | 'registerAgain'> {
  const [device, setDevice] = useState<DeviceStanding>()
  const office = me && may(me, 'cases.submit') ? me.acting?.office.code : undefined
  const checkDevice = useCallback(async () => {
    if (store && office) setDevice(await makeKnown(store, call, region, office))
  }, [store, office, call, region])
  const registerAgain = useCallback(async () => {
    if (store && office) setDevice(await makeKnownAgain(store, call, region, office))
  }, [store, office, call, region])
  useEffect(() => void checkDevice(), [checkDevice])
  return useMemo(() => ({ device, checkDevice, registerAgain }), [device, checkDevice, registerAgain])
}
