import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { CommentView } from './comment.ts'
import { ConflictView } from './conflicts.ts'
import { RequestView } from './request.ts'

/** What waits for somebody: requests and conflicts that nobody decided, and the newest comments. An agency sees its own activities' and its own requests. */
export const planInbox = endpoint({
  method: 'GET',
  path: '/plan/inbox',
  access: 'plan.contribute',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    mayDecide: z.boolean(),
    openVersion: z.uuid().nullable(),
    requests: z.array(RequestView),
    decided: z.array(RequestView),
    conflicts: z.array(ConflictView),
    comments: z.array(
      CommentView.extend({ activityId: z.uuid().nullable(), about: z.string(), planId: z.uuid() }),
    ),
  }),
  refusals: {},
})
