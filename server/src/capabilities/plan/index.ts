import * as contract from '@guyub/contract/plan'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload, serveUpload } from '../../kernel/transfer.ts'
import { activities } from './activities.ts'
import { activity } from './activity.ts'
import { addNode } from './add-node.ts'
import { adoptPlan } from './adopt-plan.ts'
import { amendPlan } from './amend-plan.ts'
import { planBook, planBooks } from './books/books.ts'
import { budgetView } from './budget-view.ts'
import { commentNode } from './comment-node.ts'
import { connectivity } from './connectivity/list.ts'
import { testConnectivity } from './connectivity/test-village.ts'
import { consultPlan } from './consult-plan.ts'
import { decideRequest } from './decide-request.ts'
import { diffPlans } from './diff-plans.ts'
import { planDocument } from './document.ts'
import { editNode } from './edit-node.ts'
import { inbox } from './inbox.ts'
import { LISTS } from './lists.ts'
import { planMap } from './map.ts'
import type { PlanNeeds } from './needs.ts'
import { obstacleRoutes } from './obstacles/routes.ts'
import { paperRoutes } from './papers/routes.ts'
import { quickWinRoutes } from './quick-wins/routes.ts'
import { reachMilestone } from './reach-milestone.ts'
import { realisationRoutes } from './realisation/routes.ts'
import { refocusingRoutes } from './refocusing/routes.ts'
import { planReminders } from './reminders/list.ts'
import { removeNode } from './remove-node.ts'
import { reportIndicator } from './report-indicator.ts'
import { requestChange } from './request-change.ts'
import { resolveConflict } from './resolve-conflict.ts'
import { publicStanding } from './standing.ts'
import { applyImport, planImport } from './table/import.ts'
import { sendTable } from './table/send-table.ts'
import { tableFile } from './table/table-file.ts'
import { timeline } from './timeline.ts'
import { plan } from './tree.ts'
import { versions } from './versions.ts'
import { vision, visionWord } from './vision.ts'

export { activitiesByDimension } from './activities-by-dimension.ts'
export { adoptedPlan } from './adopted-plan.ts'
export * from './events.ts'
export { loadPlan } from './load-plan.ts'
export { figureKey, type KnownFigure, type PlanNeeds, type WantedFigure } from './needs.ts'
export { openMilestones } from './open-milestones.ts'
export { reportPaper } from './papers/file.ts'
export { withdrawPaper } from './papers/withdraw.ts'
export { planned } from './planned.ts'
export { planStanding } from './standing.ts'

export function planRoutes(http: Http, needs: PlanNeeds): void {
  serve(http, contract.plan, (ctx, input) => plan(ctx, needs, input))
  serve(http, contract.publicStanding, (ctx) => publicStanding(ctx, needs))
  serve(http, contract.planActivities, (ctx, input) => activities(ctx, needs, input))
  serve(http, contract.planActivity, (ctx, input) => activity(ctx, needs, input))
  serve(http, contract.planDocument, planDocument)
  serve(http, contract.planLists, async () => LISTS)
  serve(http, contract.planVision, (ctx) => vision(ctx, needs))
  serve(http, contract.planWord, (ctx, input) => visionWord(ctx, needs, input))
  serve(http, contract.planBooks, (ctx, input) => planBooks(ctx, needs, input))
  serveDownload(http, contract.planBook, (ctx, input) => planBook(ctx, needs, input))
  serve(http, contract.planTimeline, (ctx, input) => timeline(ctx, needs, input))
  serve(http, contract.planBudget, (ctx, input) => budgetView(ctx, needs, input))
  serve(http, contract.planMap, planMap)
  serveDownload(http, contract.planTable, tableFile)
  serveUpload(http, contract.tryPlanTable, sendTable)
  serve(http, contract.planImport, (ctx, input) => planImport(ctx, needs, input))
  serve(http, contract.applyPlanImport, (ctx, input) => applyImport(ctx, needs, input))
  serve(http, contract.planVersions, versions)
  serve(http, contract.diffPlans, diffPlans)
  serve(http, contract.planInbox, (ctx) => inbox(ctx, needs))
  serve(http, contract.addNode, (ctx, input) => addNode(ctx, needs, input))
  serve(http, contract.editNode, (ctx, input) => editNode(ctx, needs, input))
  serve(http, contract.removeNode, removeNode)
  serve(http, contract.resolveConflict, (ctx, input) => resolveConflict(ctx, needs, input))
  serve(http, contract.commentNode, commentNode)
  serve(http, contract.requestChange, (ctx, input) => requestChange(ctx, needs, input))
  serve(http, contract.decideRequest, (ctx, input) => decideRequest(ctx, needs, input))
  serve(http, contract.amendPlan, amendPlan)
  serve(http, contract.consultPlan, consultPlan)
  serve(http, contract.adoptPlan, adoptPlan)
  obstacleRoutes(http, needs)
  quickWinRoutes(http, needs)
  paperRoutes(http, needs.store)
  realisationRoutes(http, needs)
  refocusingRoutes(http, needs)
  serve(http, contract.connectivity, (ctx, input) => connectivity(ctx, needs, input))
  serve(http, contract.testConnectivity, testConnectivity)
  serve(http, contract.planReminders, (ctx, input) => planReminders(ctx, needs, input))
  serve(http, contract.reachMilestone, reachMilestone)
  serve(http, contract.reportIndicator, reportIndicator)
}
