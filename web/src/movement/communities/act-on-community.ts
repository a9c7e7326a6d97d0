import type { ERASE_REASONS } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { decideCommunity, eraseContact, recordIdea, renewPin } from '@guyub/contract/communities'
import type { Call, Problem } from '../../kernel/call.ts'

interface Done {
  readonly problem?: Problem
  /** Where to look at what was done. */
  readonly to?: string
  /** The new PIN, which only this answer shows. */
  readonly pin?: string
}

/** Sends what a form of a community's record asks for. */
export async function actOnCommunity(call: Call, communityId: string, form: FormData): Promise<Done> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const page = `/gerakan/komunitas/${communityId}`
  const commandId = text('command') || newCommandId()
  switch (text('intent')) {
    case 'pin': {
      const reply = await call(renewPin, { commandId, communityId, pin: text('pin') })
      return reply.ok ? { pin: text('pin') } : { problem: reply.problem }
    }
    case 'erase-contact': {
      const reason = text('reason') as (typeof ERASE_REASONS)[number]
      const reply = await call(eraseContact, { commandId, communityId, reason })
      return reply.ok ? { to: page } : { problem: reply.problem }
    }
    case 'idea': {
      const idea = { title: text('title'), text: text('text'), element: text('element') }
      const reply = await call(recordIdea, { commandId, communityId, ...idea })
      return reply.ok ? { to: `${page}?dicatat=1` } : { problem: reply.problem }
    }
    default: {
      const reply = await call(decideCommunity, {
        ...{ commandId, communityId, version: Number(text('version')) },
        verdict: text('verdict') === 'verified' ? 'verified' : 'refused',
        ...(text('reason') && { reason: text('reason') }),
      })
      return reply.ok ? { to: page } : { problem: reply.problem }
    }
  }
}
