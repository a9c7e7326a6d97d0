import { Moment } from '@guyub/contract/moment'
import { z } from 'zod'

const Place = z.tuple([Moment.transform((at) => new Date(at)), z.uuid()])

export interface PlaceInList {
  readonly at: Date
  readonly id: string
}

/** Where a page of a list by moment and id goes on: `2026-03-02T02:00:00.000Z|0199…`. Nothing of what no page ever gave. */
export function placeInList(cursor: string, separator: '|' | '_'): PlaceInList | undefined {
  const { data } = Place.safeParse(cursor.split(separator))
  return data && { at: data[0], id: data[1] }
}
