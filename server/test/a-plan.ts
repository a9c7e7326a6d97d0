import { newCommandId } from '@guyub/contract/command'
import type { TestApp } from './harness.ts'

/** One activity in each dimension, with the owner that is said. */
export async function aDraft(app: TestApp, { owner = 'dispendukcapil' } = {}) {
  const planId = newCommandId()
  await app.admin
    .updateTable('plan')
    .set({ status: 'superseded' })
    .where('region_code', '=', '3505')
    .where('status', 'in', ['adopted', 'draft', 'consultation'])
    .execute()
  await app.admin
    .insertInto('plan')
    .values({
      ...{ region_code: '3505', id: planId, title: 'Rencana uji', vision: 'Cepat, Nyaman, Sejahtera' },
      ...{ first_year: 2025, last_year: 2028, dimension_set: 'kominfo-6x3/2017-2024' },
      ...{ status: 'draft', source: 'uji' },
    })
    .execute()
  const elements = {
    governance: 'governance.public_service',
    branding: 'branding.tourism',
    economy: 'economy.industry',
    living: 'living.health',
    society: 'society.learning',
    environment: 'environment.waste',
  }
  const activities: Record<string, string> = {}
  for (const [dimension, element] of Object.entries(elements))
    activities[dimension] = await anActivity(app, planId, { element, ownerCode: owner })
  return { planId, activityId: activities.governance as string, activities }
}

/** What a new activity must say. */
export function activityFields(more: object = {}) {
  return {
    element: 'governance.public_service',
    title: 'Layanan administrasi di kantor desa',
    ownerCode: 'dispendukcapil',
    firstYear: 2026,
    source: 'uji',
    ...more,
  }
}

export async function anActivity(app: TestApp, planId: string, more: object = {}): Promise<string> {
  return added(app, planId, 'activity', activityFields(more))
}

/** The id of what a planner added. */
export async function added(
  app: TestApp,
  planId: string,
  kind: string,
  fields: object,
  activityId?: string,
): Promise<string> {
  const command = { commandId: newCommandId(), fields, ...(activityId && { activityId }) }
  const { status, body } = await app.post(`/plan/versions/${planId}/nodes/${kind}`, command, 'planner')
  if (status !== 200) throw new Error(`${kind}: ${JSON.stringify(body)}`)
  return body.nodeId as string
}
