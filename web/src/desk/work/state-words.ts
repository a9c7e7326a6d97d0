import type { State } from '@guyub/contract/definition'
import { useEffect, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import type { StateTone } from '../../ui/state-badge/state-badge.tsx'
import { type DeskState, useDesk } from '../desk-context.ts'
import { formOf } from './forms.ts'
import type { Item } from './work-page.ts'

type Stands = Pick<Item, 'service' | 'serviceVersion' | 'state'>
/** By service and version: a case stands in a state of the version under which it began. */
type States = ReadonlyMap<string, Readonly<Record<string, State>>>

/** What states are called; their key until the definitions have come. */
export function useStateWords(items: readonly Stands[]) {
  const { call, region, local } = useDesk()
  const { of } = useWords()
  const [known, setKnown] = useState<States>(new Map())
  const wanted = versionsOf(items).join(' ')
  useEffect(() => {
    let isCurrent = true
    void statesOf({ call, region, local }, wanted.split(' ')).then((found) => isCurrent && setKnown(found))
    return () => {
      isCurrent = false
    }
  }, [wanted, call, region, local])
  return (item: Stands, states = known): { tone: StateTone; word: string; isFinal: boolean } => {
    const found = states.get(versionOf(item))?.[item.state]
    return found
      ? { tone: found.tone, word: of(found.label), isFinal: found.final }
      : { tone: 'waiting', word: item.state, isFinal: false }
  }
}

/** The same at once, for a file. */
export function askStates(
  desk: Pick<DeskState, 'call' | 'region' | 'local'>,
  items: readonly Stands[],
): Promise<States> {
  return statesOf(desk, versionsOf(items))
}

async function statesOf(
  desk: Pick<DeskState, 'call' | 'region' | 'local'>,
  versions: readonly string[],
): Promise<States> {
  const found = await Promise.all(
    versions.filter(Boolean).map(async (version) => {
      const [service = '', number] = version.split('|')
      const form = await formOf(desk, service, Number(number) || undefined)
      return [version, form?.service.case?.states ?? {}] as const
    }),
  )
  return new Map(found)
}

function versionsOf(items: readonly Stands[]): string[] {
  return [...new Set(items.map(versionOf))].sort()
}

function versionOf({ service, serviceVersion }: Stands): string {
  return `${service}|${serviceVersion}`
}
