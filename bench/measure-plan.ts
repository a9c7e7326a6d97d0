import { bookTimes, outputTimes } from './books.ts'
import { isQuick, say, wanted } from './how.ts'
import { planTimes, seedPlan } from './plan.ts'
import type { Product } from './product.ts'

/** A plan of 2,016 activities, and what is printed and sent out of it. */
export async function measurePlan(product: Product): Promise<void> {
  await seedPlan(product.admin)
  const planner = await product.signedIn('planner', 'bappeda')
  if (wanted('plan')) await edits(product, planner)
  if (wanted('book')) await outputs(product, planner)
}

async function edits(product: Product, planner: string): Promise<void> {
  const times = await planTimes(product, planner, isQuick ? 40 : 200)
  say('plan of 2,016 activities: an edit, p99', times.edit, 'ms')
  say('plan of 2,016 activities: tree with all percentages computed, p99', times.tree, 'ms')
  say('plan of 2,016 activities: all of them as lines, p99', times.activities, 'ms')
  say('plan of 2,016 activities: those of one programme, p99', times.programme, 'ms')
  say('plan of 2,016 activities: first page, p99', times.page, 'ms')
  say('plan of 2,016 activities: an amendment begun', times.amend, 'ms')
}

async function outputs(product: Product, planner: string): Promise<void> {
  const { seconds, pages, docx, waits } = await bookTimes(product, planner)
  say('book of a plan of 2,016 activities', pages, 'pages')
  say('book of a plan of 2,016 activities, PDF', seconds, 's')
  say('book of a plan of 2,016 activities, DOCX', docx, 's')
  say('longest wait of another request while a book is made', waits, 'ms')
  const times = await outputTimes(product, planner)
  say('plan of 2,016 activities: page of the timeline', times.timeline, 'ms')
  say('plan of 2,016 activities: page of its money', times.money, 'ms')
  say('plan of 2,016 activities: page of its map', times.map, 'ms')
  say('workbook of that plan', times.rows, 'rows')
  say('workbook of that plan, out', times.out, 's')
  say('workbook of that plan, sent back', times.sent, 's')
  say('workbook of that plan, looked at', times.look, 's')
}
