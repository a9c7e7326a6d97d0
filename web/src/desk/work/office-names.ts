import { offices } from '@guyub/contract/regions'
import { useEffect, useState } from 'react'
import { useDesk } from '../desk-context.ts'

let asked: Promise<ReadonlyMap<string, string>> | undefined

/** What offices are called; their code until that is known. */
export function useOfficeNames(): (code: string) => string {
  const { call } = useDesk()
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    asked ??= namesOf(call)
    void asked.then((found) => {
      if (!found.size) asked = undefined
      setNames(found)
    })
  }, [call])
  return (code) => names.get(code) ?? code
}

async function namesOf(call: ReturnType<typeof useDesk>['call']): Promise<ReadonlyMap<string, string>> {
  const reply = await call(offices, {})
  return new Map(reply.ok ? reply.answer.offices.map(({ code, name }) => [code, name]) : [])
}
