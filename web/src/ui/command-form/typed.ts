import { createContext, useContext } from 'react'

/** What a form held when it was refused: the texts by the names of its fields. */
export type Typed = Readonly<Record<string, readonly string[]>>

/** The form that was just refused, around its fields; null in every other. */
export const RefusedForm = createContext<Typed | null>(null)

/** What somebody had typed here before the form was refused, or what the page proposes. */
export function useTyped<Proposed>(name: string, proposed: Proposed): Proposed | string {
  const typed = useContext(RefusedForm)
  return typed?.[name]?.[0] ?? proposed
}

/** Whether a box was ticked before the form was refused, or is proposed to be. */
export function useTicked(name: string, value: string, proposed = false): boolean {
  const typed = useContext(RefusedForm)
  return typed ? (typed[name]?.includes(value) ?? false) : proposed
}
