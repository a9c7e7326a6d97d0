import type { Language } from '@guyub/contract/text'
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

export function useVisit(): PageVisit {
  return (useRouteLoaderData('root') as PageVisit | undefined) ?? NOWHERE
}
