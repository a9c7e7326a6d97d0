import type { ActivityLine } from '@guyub/contract/plan'
import { type Block, type Section, table } from './book.ts'
import type { Material } from './material.ts'
import { said } from './printed.ts'

interface Listing {
  /** What a section is called before the name of its dimension, and a table before that of its programme. */
  readonly title: string
  readonly columns: Parameters<typeof table>[1]
  readonly rowsOf: (line: ActivityLine) => readonly (readonly string[])[]
}

/**
 * A section for each dimension and in it a table for each programme: a reader finds their own, and a table of thousands of rows takes
 * far longer to be set than its pieces.
 */
export function byProgramme(
  { tree, lines, nodes }: Material,
  { title, columns, rowsOf }: Listing,
): Section[] {
  const names = new Map(nodes.programme.map((node) => [node.id, said(node, 'title')]))
  return tree.dimensions.flatMap(({ key, name }) => {
    const its = Map.groupBy(
      lines.filter(({ dimension }) => dimension === key),
      ({ programmeId }) => programmeId,
    )
    const blocks = [...its].flatMap(([programme, of]): Block[] => {
      const rows = of.flatMap(rowsOf)
      const caption = `${title}: ${names.get(programme ?? '') ?? 'di luar program'}`
      return rows.length ? [table(caption, columns, rows)] : []
    })
    return blocks.length ? [{ title: `${title} ${name}`, blocks }] : []
  })
}
