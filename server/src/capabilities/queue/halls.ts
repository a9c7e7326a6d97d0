import type { Board } from '@guyub/contract/queue'
import type { Context } from '../../kernel/context.ts'
import type { Tail } from '../../kernel/tail.ts'
import { boardFor, boardOfPlace, type PlaceBoard, screenRow } from './board.ts'
import type { QueueNeeds } from './needs.ts'

type Tell = (seq: number, board: Board) => void

/** One place with the screens that look at it now. */
interface Hall {
  readonly listeners: Set<(seq: number, board: PlaceBoard) => void>
  seq: number
  board: Promise<PlaceBoard>
  isReading: boolean
  isStale: boolean
  stop: () => void
}

/**
 * Tells screens what they show: at once, and at every change. However many look at a place, its board is read once for a
 * change; nobody looking, nothing is read.
 */
export function openHalls(tail: Tail, needs: Pick<QueueNeeds, 'services'>) {
  const halls = new Map<string, Promise<Hall>>()

  async function open(ctx: Context, placeId: string): Promise<Hall> {
    const hall: Hall = {
      listeners: new Set(),
      seq: 0,
      board: Promise.resolve({ place: '', lanes: [], priorities: [], calls: [] }),
      ...{ isReading: false, isStale: false, stop: () => undefined },
    }
    // Heard before it is read: what happens in between is read again.
    hall.stop = await tail.follow(
      ctx.region.code,
      { lastSeen: undefined, most: 0 },
      ({ seq, type, facts }) => {
        if (!type.startsWith('queue.') || facts.place !== placeId) return
        hall.seq = Number(seq)
        void renew(ctx, placeId, hall)
      },
    )
    hall.board = boardOfPlace(ctx, needs, placeId)
    await hall.board.catch(hall.stop)
    await hall.board
    return hall
  }

  async function renew(ctx: Context, placeId: string, hall: Hall): Promise<void> {
    hall.isStale = true
    if (hall.isReading) return
    hall.isReading = true
    try {
      while (hall.isStale) {
        hall.isStale = false
        const { seq } = hall
        const board = await boardOfPlace(ctx, needs, placeId)
        hall.board = Promise.resolve(board)
        for (const listener of hall.listeners) listener(seq, board)
      }
    } catch {
      // The database is away: the next change is read again, and screens show that nothing comes.
    } finally {
      hall.isReading = false
    }
  }

  // Whoever left last may have closed the hall while we were at its door: then it is opened anew.
  async function enter(ctx: Context, name: string, placeId: string) {
    for (;;) {
      const opening = halls.get(name) ?? open(ctx, placeId)
      halls.set(name, opening)
      const hall = await opening.catch((error) => {
        halls.delete(name)
        throw error
      })
      if (halls.get(name) === opening) return { hall, opening }
    }
  }

  return {
    /** Returns how to stop. A screen that is not there is told nothing. */
    async follow(ctx: Context, screenId: string, tell: Tell): Promise<() => void> {
      const screen = await screenRow(ctx.region, screenId)
      if (!screen) throw new Error('no such screen')
      const name = `${ctx.region.code} ${screen.place_id}`
      const { hall, opening } = await enter(ctx, name, screen.place_id)
      const listener = (seq: number, board: PlaceBoard) => tell(seq, boardFor(screen, board))
      hall.listeners.add(listener)
      listener(hall.seq, await hall.board)
      return () => {
        hall.listeners.delete(listener)
        if (hall.listeners.size || halls.get(name) !== opening) return
        halls.delete(name)
        hall.stop()
      }
    },
  }
}
