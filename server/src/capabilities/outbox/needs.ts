import type { CasesNeeds } from '../cases/index.ts'
import type { LetterNeeds } from './letter.ts'
import type { PushKeys } from './ways/browser-push.ts'
import type { Ways } from './ways/way.ts'

/** Whoever works on jobs. */
export interface OutboxNeeds extends LetterNeeds {
  /** Without a way messages are kept and not sent. */
  readonly ways: Ways
  readonly stopSecret: Buffer
}

/** Whoever answers requests. */
export interface MessagesNeeds extends Pick<CasesNeeds, 'services' | 'vault' | 'trackSecret'> {
  readonly ways: Ways
  readonly stopSecret: Buffer
  /** What a gateway proves itself with when it tells what a telephone answered. */
  readonly gatewaySecret: string | undefined
  readonly push: PushKeys | undefined
  /** Origins of a push service of one's own, beside the makers of browsers. */
  readonly pushServices: readonly string[]
}
