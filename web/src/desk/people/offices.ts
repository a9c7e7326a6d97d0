import type { Office } from '@guyub/contract/regions'
import { useEffect, useState } from 'react'
import { allOffices } from '../../kernel/all-offices.ts'
import { useDesk } from '../desk-context.ts'

/** Every office of the region. */
export function useOffices(): readonly Office[] {
  const { call } = useDesk()
  const [all, setAll] = useState<readonly Office[]>([])
  useEffect(() => void allOffices(call).then((found) => found && setAll(found)), [call])
  return all
}
