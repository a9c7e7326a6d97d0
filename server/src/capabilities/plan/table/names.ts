import type { StoredNode } from '../node-store.ts'
import { SEPARATOR } from './cells.ts'

interface Named {
  readonly programme: readonly StoredNode[]
  readonly activity: readonly StoredNode[]
  readonly word: readonly StoredNode[]
}

export interface Names {
  readonly activityRef: (id: string) => string
  readonly activityTitle: (id: string) => string
  readonly programmeRef: (id: string) => string
  readonly wordRef: (id: string) => string
  /** The word that is called so; nothing when there is none, or more than one. */
  readonly word: (ref: string) => string | undefined
}

/** What ids are called in cells: by a name that a person reads where only one thing has it, else by the id. */
export function namesOf({ programme, activity, word }: Named): Names {
  const activities = new Map(activity.map((node) => [node.id, node.fields]))
  const programmes = refs(programme, ({ fields }) => `${fields.element} ${fields.title}`, 'title')
  const words = refs(word, ({ fields }) => String(fields.word), 'word')
  return {
    activityRef: (id) => String(activities.get(id)?.key ?? id),
    activityTitle: (id) => String(activities.get(id)?.title ?? ''),
    programmeRef: (id) => programmes.get(id) ?? id,
    wordRef: (id) => words.get(id) ?? id,
    word: (ref) => word.find(({ id }) => id === ref)?.id ?? [...words].find(([, name]) => name === ref)?.[0],
  }
}

function refs(nodes: readonly StoredNode[], unique: (node: StoredNode) => string, field: string) {
  const times = new Map<string, number>()
  for (const node of nodes) times.set(unique(node), (times.get(unique(node)) ?? 0) + 1)
  return new Map(
    nodes.map((node) => {
      const name = String(node.fields[field])
      const isOne = times.get(unique(node)) === 1 && name === name.trim() && !name.includes(SEPARATOR.trim())
      return [node.id, isOne ? name : node.id]
    }),
  )
}
