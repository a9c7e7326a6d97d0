/** Of what the browser leaves to this site so much may be full before it is told. */
const MOSTLY_FULL = 0.8
/** Some hundred photographed papers of 200 kB. */
const LITTLE_LEFT = 20 * 2 ** 20

interface Estimate {
  readonly usage?: number | undefined
  readonly quota?: number | undefined
}

/** How many bytes are left, when that is so little that somebody should know; nothing while there is room, or where the browser does not say. */
export function littleLeft({ usage, quota }: Estimate): number | undefined {
  if (usage === undefined || !quota) return undefined
  const left = Math.max(0, quota - usage)
  return usage / quota >= MOSTLY_FULL || left < LITTLE_LEFT ? left : undefined
}

/** Asks the browser, and asks it not to clear what waits here by itself. */
export async function lookAtStorage(): Promise<number | undefined> {
  const { storage } = navigator
  if (!storage?.estimate) return undefined
  if (storage.persist && !(await storage.persisted())) await storage.persist()
  return littleLeft(await storage.estimate())
}
