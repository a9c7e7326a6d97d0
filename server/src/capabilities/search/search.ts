import { plainWords } from '@guyub/contract/plain-words'
import { matchOf } from '@guyub/contract/search'
import type { Text } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import type { InstalledServices } from '../../kernel/installed-services.ts'
import { officesOf } from '../regions/index.ts'

const MOST = 20
const MOST_OFFICES = 10_000

/** Looks through what the region offers. Definitions lie in memory and offices are a few hundred: there is no index to keep. */
export async function search(
  { region }: Context,
  { services }: { readonly services: Pick<InstalledServices, 'of' | 'keys'> },
  { q }: { readonly q: string },
) {
  const question = plainWords(q)
  const all = services.keys.flatMap((key) => services.of(region.code, key) ?? [])
  const { offices } = await officesOf(region, { limit: MOST_OFFICES })
  return {
    services: best(all, ({ key, title, summary, case: use }) => {
      const products = (use?.products ?? []).flatMap((product) => [product.title, product.short])
      // What it is called weighs more than what is said about it.
      return Math.max(
        2 * matchOf(question, inBoth([title, ...products], key)),
        matchOf(question, inBoth([title, summary, ...products], key)),
      )
    }).map(({ key, title, summary, case: use }) => ({
      ...{ key, title, summary },
      products: (use?.products ?? []).map((product) => product.title),
    })),
    requirements: best(
      all.flatMap(({ key, title, requirements }) =>
        requirements.map(({ label, substitute }) => ({ label, substitute, service: key, title })),
      ),
      ({ label, substitute }) => matchOf(question, inBoth(substitute ? [label, substitute] : [label])),
    ).map(({ label, service, title }) => ({ label, service, title })),
    offices: best(offices, ({ name, shortName }) =>
      matchOf(question, plainWords(`${name} ${shortName ?? ''}`)),
    ).map(({ code, name, shortName, kind }) => ({ code, name, shortName: shortName ?? null, kind })),
  }
}

function inBoth(texts: readonly Text[], ...more: string[]): readonly string[] {
  return plainWords([...texts.flatMap(({ id, en }) => [id, en]), ...more].join(' '))
}

/** The best twenty; of equals the earlier one first. */
function best<One>(all: readonly One[], worth: (one: One) => number): One[] {
  return all
    .map((one) => ({ one, is: worth(one) }))
    .filter(({ is }) => is > 0)
    .sort((a, b) => b.is - a.is)
    .slice(0, MOST)
    .map(({ one }) => one)
}
