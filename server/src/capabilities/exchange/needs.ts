import type { KeyObject } from 'node:crypto'
import type { ParcelBody } from '@guyub/contract/exchange'
import type { AdoptedPlan } from '@guyub/contract/plan'
import type { Context } from '../../kernel/context.ts'
import type { Vault } from '../../kernel/vault.ts'
import type { EvaluationNeeds } from '../evaluation/index.ts'

export interface ExchangeNeeds {
  /** Signs what leaves. */
  readonly seal: KeyObject
  /** Keeps the keys of links. */
  readonly vault: Vault
  readonly evaluation: Pick<EvaluationNeeds, 'documents' | 'officeNames'>
  /** The plan that the region adopted; nothing where there is none, or where it is the version that is known. */
  readonly plan: (ctx: Context, known?: string) => Promise<AdoptedPlan | undefined>
  /** What the region tells of its plan; nothing while there is none. */
  readonly standing: (
    ctx: Context,
  ) => Promise<Extract<ParcelBody, { kind: 'standing' }>['standing'] | undefined>
}
