import type { Language } from '@guyub/contract/text'
import { createContext, useContext } from 'react'
import { useRouteLoaderData } from 'react-router'
import type { Theme, Visit } from './visit.ts'

/** What every page knows about the visit, in the browser too. */
export interface PageVisit {
  readonly region: string
  readonly regionName: string
  readonly isRehearsal: boolean
  readonly zone: string
  readonly language: Language
  readonly theme: Theme
}

export function pageVisit({ region, regionName, isRehearsal, zone, language, theme }: Visit): PageVisit {
  return { region, regionName, isRehearsal, zone, language, theme }
}

// Before the root has answered, an error page still has to speak.
const NOWHERE: PageVisit = {
  region: '',
  regionName: 'Guyub',
  isRehearsal: false,
  zone: 'Asia/Jakarta',
  language: 'id',
  theme: 'auto',
}

/** Where a page changes its own visit: the desk turns to another language without asking the server. */
export const VisitContext = createContext<PageVisit | undefined>(undefined)

export function useVisit(): PageVisit {
  const sent = useRouteLoaderData('root') as PageVisit | undefined
  return useContext(VisitContext) ?? sent ?? NOWHERE
}
