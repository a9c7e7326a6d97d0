import { newCommandId } from '@guyub/contract/command'
import { anAct, aRequest } from '../../server/test/builders.ts'
import { type Proof, sha256 } from './cast.ts'

/** Filed and delivered through the API with the officers' own sessions. */
export async function anotherFamily({
  clerk,
  registrar,
  papers,
}: Pick<Proof, 'clerk' | 'registrar' | 'papers'>): Promise<void> {
  const now = new Date().toISOString()
  const command = { ...aRequest(), occurredAt: now }
  const ok = async (asked: Promise<{ ok(): boolean; text(): Promise<string> }>) => {
    const response = await asked
    if (!response.ok()) throw new Error(await response.text())
  }
  await ok(clerk.request.post('/api/r/3505/cases', { data: command }))
  const base = `/api/r/3505/cases/${command.commandId}`
  const does = (action: string, more: object = {}) =>
    ok(
      registrar.request.post(`${base}/act`, {
        data: { ...anAct(action, more), occurredAt: new Date().toISOString() },
      }),
    )
  await does('verify')
  for (const [product, bytes] of Object.entries(papers)) {
    await does('register', { product, number: '0002' })
    const paper = newCommandId()
    const query = new URLSearchParams({ commandId: paper, product, sha256: sha256(bytes) })
    await ok(
      registrar.request.post(`${base}/files?${query}`, {
        data: bytes,
        headers: { 'content-type': 'application/pdf' },
      }),
    )
    await does('deliver', { product, paper })
  }
}
