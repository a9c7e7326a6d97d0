import { INFORMATION_CLASSES } from '@guyub/contract/information'
import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

const place = { office: z.string(), class: z.enum(INFORMATION_CLASSES) }

export const informationEntered = eventType('information.entered', 1, z.object(place))
export const informationChanged = eventType('information.changed', 1, z.object(place))
export const informationAttached = eventType(
  'information.attached',
  1,
  z.object({ ...place, sha256: z.string(), bytes: z.number() }),
)
export const informationPublished = eventType('information.published', 1, z.object(place))
export const informationWithdrawn = eventType('information.withdrawn', 1, z.object(place))
