/** What a book consists of, before anybody typesets it: the same for paper and for the word processor. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly head: readonly string[]
      /** Shares of the width. */
      readonly widths: readonly number[]
      /** Columns of figures, which stand at the right. */
      readonly right: readonly number[]
      readonly rows: readonly (readonly string[])[]
    }
  | {
      readonly kind: 'figure'
      readonly caption: string
      readonly svg: string
      /** In millimetres on the page. */
      readonly width: number
      readonly height: number
    }
  | { readonly kind: 'missing' }

export interface Section {
  readonly title: string
  readonly blocks: readonly Block[]
}

export interface Chapter {
  readonly title: string
  readonly sections: readonly Section[]
}

export interface Book {
  readonly title: string
  readonly number: string
  readonly plan: string
  readonly region: string
  readonly vision: string
  readonly years: string
  /** Version, day, and the regulation once there is one. */
  readonly state: readonly string[]
  /** What stands across every page: nothing once the plan is adopted and is no sample. */
  readonly marks: readonly string[]
  readonly chapters: readonly Chapter[]
}

export function table(
  caption: string,
  columns: readonly (readonly [string, number, 'right'?])[],
  rows: readonly (readonly string[])[],
): Block {
  return {
    kind: 'table',
    caption,
    head: columns.map(([name]) => name),
    widths: columns.map(([, width]) => width),
    right: columns.flatMap(([, , side], index) => (side ? [index] : [])),
    rows,
  }
}
