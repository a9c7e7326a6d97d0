import { useEffect, useState } from 'react'
import { officeNames } from '../../kernel/all-offices.ts'
import { type DeskState, useDesk } from '../desk-context.ts'
import { keepOfficeNames, officeNamesOnDevice } from '../device/reference.ts'

type Names = Readonly<Record<string, string>>

/** By region: an office's code says nothing in another. */
const asked = new Map<string, Promise<Names | undefined>>()

/** What offices are called, without a network as this device last heard; their code until that is known. */
export function useOfficeNames(): (code: string) => string {
  const { call, region, local } = useDesk()
  const [names, setNames] = useState<Names>({})
  useEffect(() => {
    let isCurrent = true
    void namesOf({ call, region, local }).then((found) => isCurrent && found && setNames(found))
    return () => {
      isCurrent = false
    }
  }, [call, region, local])
  return (code) => names[code] ?? code
}

async function namesOf({ call, region, local }: Pick<DeskState, 'call' | 'region' | 'local'>) {
  const found = asked.get(region) ?? officeNames(call)
  asked.set(region, found)
  const names = await found
  // What did not come is asked for again the next time.
  if (!names) asked.delete(region)
  if (!local) return names
  if (!names) return officeNamesOnDevice(local.store, region)
  await keepOfficeNames(local.store, region, names)
  return names
}
