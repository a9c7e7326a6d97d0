import { rmSync } from 'node:fs'
import { afterAll, beforeAll, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import * as batang from './batang.ts'
import { castOf, type Proof } from './cast.ts'
import * as clerk from './clerk.ts'
import * as evaluation from './evaluation.ts'
import * as leader from './leader.ts'
import * as parent from './parent.ts'
import * as registrar from './registrar.ts'
import * as stranger from './stranger.ts'

// The ten-minute proof: one request from a village without a network to an assessor's score. Who does what stands in a
// file of each; here is the order, and every step stands on the one before.
const browser = openBrowser()
let proof: Proof

beforeAll(async () => {
  proof = await castOf(browser)
})
afterAll(() => rmSync(proof.folder, { recursive: true, force: true }))

function step(title: string, walk: (proof: Proof) => Promise<void>): void {
  test(title, async () => {
    const began = performance.now()
    await walk(proof)
    console.log(`  ✔ ${title} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  })
}

step(
  '1  the clerk of Desa Jaten signs in once with a network and chooses a PIN for the laptop',
  clerk.choosesPin,
)
step('2  the network of the village office is cut; the desk still opens', clerk.losesNetwork)
step(
  '3  one request for three papers is taken in; the blurred photograph is noticed while the family is there',
  clerk.takesIn,
)
step('4  the filled-in forms are printed for the ink signature, without a network', clerk.printsForms)
step('5  the receipt says what it is not, with a pick-up PIN and the promise', clerk.handsOverReceipt)
step('6  the network returns and the request is received, once', clerk.sends)
step('7  the wall shows it happen; nothing has been delivered yet, and the plan says so', leader.seesItHappen)
step(
  '8  the officer asks for one correction, and the parent sees it on the phone without an account',
  registrar.asksForCorrection,
)
step('9  the clerk mends it under the same number', clerk.mends)
step(
  '10 checked, copied into SIAK field by field, numbered, and SIAK`s PDFs attached byte for byte',
  registrar.registersAndDelivers,
)
step(
  '11 the parent reads how it stands, downloads the paper, and checks that it is the very file',
  parent.downloads,
)
step(
  '12 other families come, and the figure moves for the village and for the regency',
  leader.seesFigureMove,
)
step('13 the activity and the governance dimension move with it', leader.seesPlanMove)
step('14 the leader opens the figure down to the case and its events', leader.opensFigure)
step('15 the secretariat freezes it as evidence and answers the item with it', evaluation.freezesEvidence)
step('16 an assessor, who can reach no case, scores the item', evaluation.scores)
step('17 a stranger verifies the evidence with sha256sum and openssl alone', stranger.verifies)
step('18 the same service runs in Batang under another name, from the same definition', batang.runsTheSame)
