import * as contract from '@guyub/contract/plan'
import { type Http, serve } from '../../../kernel/http.ts'
import type { PlanNeeds } from '../needs.ts'
import { concludeQuickWin } from './conclude.ts'
import { decideQuickWin } from './decide.ts'
import { launchQuickWin } from './launch.ts'
import { quickWins } from './list.ts'
import { measureQuickWin } from './measure.ts'
import { nominateQuickWin } from './nominate.ts'
import { profileQuickWin } from './profile.ts'
import { quickWin } from './view.ts'

export function quickWinRoutes(http: Http, needs: PlanNeeds): void {
  serve(http, contract.quickWins, (ctx) => quickWins(ctx, needs))
  serve(http, contract.quickWin, (ctx, input) => quickWin(ctx, needs, input))
  serve(http, contract.nominateQuickWin, (ctx, input) => nominateQuickWin(ctx, needs, input))
  serve(http, contract.decideQuickWin, decideQuickWin)
  serve(http, contract.profileQuickWin, profileQuickWin)
  serve(http, contract.launchQuickWin, (ctx, input) => launchQuickWin(ctx, needs, input))
  serve(http, contract.measureQuickWin, (ctx, input) => measureQuickWin(ctx, needs, input))
  serve(http, contract.concludeQuickWin, concludeQuickWin)
}
