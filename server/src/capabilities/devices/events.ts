import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

export const deviceRegistered = eventType('devices.registered', 1, z.object({ letter: z.string() }))
export const deviceRevoked = eventType('devices.revoked', 1, z.object({ letter: z.string() }))
