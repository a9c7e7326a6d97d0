import { gramsOf } from '@guyub/contract/ledger/grams'
import { useState } from 'react'
import type { Line } from './file-deposit.ts'

/** What was weighed so far, and what stands at the scale. */
export interface ScaleLines {
  readonly lines: readonly Line[]
  readonly goods: string
  readonly typed: string
  readonly heaviest: number
  readonly isWrong: boolean
  setGoods(goods: string): void
  setTyped(typed: string): void
  /** Takes what stands at the scale; whether it was something. */
  add(): boolean
  remove(index: number): void
  /** Also what stands at the scale, if it is something: it counts also when nobody pressed "add". */
  all(): readonly Line[] | undefined
  /** The same for whoever saves; says on the page what is wrong where there is nothing to save. */
  asked(): readonly Line[] | undefined
}

export function useScaleLines(heaviest: number): ScaleLines {
  const [goods, setGoods] = useState('')
  const [typed, setTyped] = useState('')
  const [lines, setLines] = useState<readonly Line[]>([])
  const [isWrong, setIsWrong] = useState(false)

  function all(): readonly Line[] | undefined {
    if (!typed.trim()) return lines
    const grams = gramsOf(typed, heaviest)
    return goods && grams ? [...lines, { commodity: goods, grams }] : undefined
  }

  function add(): boolean {
    const next = all()
    const isWeighed = next !== undefined && next !== lines
    setIsWrong(!isWeighed)
    if (!isWeighed) return false
    setLines(next)
    setTyped('')
    return true
  }

  function asked(): readonly Line[] | undefined {
    const every = all()
    setIsWrong(!every?.length)
    return every?.length ? every : undefined
  }

  const remove = (index: number) => setLines(lines.filter((_, at) => at !== index))
  return { lines, goods, typed, heaviest, isWrong, setGoods, setTyped, add, remove, all, asked }
}
