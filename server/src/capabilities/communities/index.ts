import * as contract from '@guyub/contract/communities'
import { type Http, serve } from '../../kernel/http.ts'
import { decideCommunity, renewPin } from './decide.ts'
import { decideIdea } from './decide-idea.ts'
import { DIMENSIONS } from './dimensions.ts'
import { commentIdea, supportIdea } from './discuss.ts'
import { enterCommunity } from './enter.ts'
import { eraseContact, eraseOwnContact } from './erase-contact.ts'
import { idea } from './idea.ts'
import { communityInbox, ideaTargets } from './inbox.ts'
import { answerInvitation, inviteCommunities } from './invite.ts'
import { moderateWords } from './moderate.ts'
import type { CommunitiesNeeds } from './needs.ts'
import { ownCommunity } from './own.ts'
import { proposeIdea, recordIdea } from './propose.ts'
import { communities, ideas } from './public-pages.ts'
import { community } from './record.ts'
import { registerCommunity } from './register.ts'
import { communitySubsectors } from './subsectors.ts'

export { communityBehind } from './behind.ts'
export { eraseContact } from './erase-contact.ts'
export * from './events.ts'
export type { CommunitiesNeeds, Planned, PlannedActivity } from './needs.ts'

export function communitiesRoutes(http: Http, needs: CommunitiesNeeds): void {
  serve(http, contract.communityFields, async () => [...DIMENSIONS])
  serve(http, contract.communitySubsectors, (ctx) => communitySubsectors(ctx, needs))
  serve(http, contract.communities, communities)
  serve(http, contract.ideas, ideas)
  serve(http, contract.idea, (ctx, input) => idea(ctx, needs, input))

  serve(http, contract.registerCommunity, (ctx, input) => registerCommunity(ctx, needs, input))
  serve(http, contract.enterCommunity, (ctx, input) => enterCommunity(ctx, needs, input))
  serve(http, contract.ownCommunity, (ctx, input) => ownCommunity(ctx, needs, input))
  serve(http, contract.eraseOwnContact, (ctx, input) => eraseOwnContact(ctx, needs, input))
  serve(http, contract.answerInvitation, (ctx, input) => answerInvitation(ctx, needs, input))
  serve(http, contract.proposeIdea, (ctx, input) => proposeIdea(ctx, needs, input))
  serve(http, contract.commentIdea, (ctx, input) => commentIdea(ctx, needs, input))
  serve(http, contract.supportIdea, (ctx, input) => supportIdea(ctx, needs, input))

  serve(http, contract.communityInbox, communityInbox)
  serve(http, contract.ideaTargets, (ctx) => ideaTargets(ctx, needs))
  serve(http, contract.eraseContact, eraseContact)
  serve(http, contract.community, (ctx, input) => community(ctx, needs, input))
  serve(http, contract.decideCommunity, decideCommunity)
  serve(http, contract.renewPin, (ctx, input) => renewPin(ctx, needs, input))
  serve(http, contract.inviteCommunities, inviteCommunities)
  serve(http, contract.moderateWords, moderateWords)
  serve(http, contract.recordIdea, recordIdea)
  serve(http, contract.decideIdea, (ctx, input) => decideIdea(ctx, needs, input))
}
