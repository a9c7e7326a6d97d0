import type { CaseUse, ServiceDefinition } from '@guyub/contract/definition'
import { plainWords } from '@guyub/contract/plain-words'
import { matchOf, partOf } from '@guyub/contract/search'
import type { Text } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import type { InstalledServices } from '../../kernel/installed-services.ts'
import { officesOf } from '../regions/index.ts'
import { askedWords } from './asked-words.ts'

const MOST = 20
const MOST_OFFICES = 10_000

/** Looks through what the region offers. Definitions lie in memory and offices are a few hundred: there is no index to keep. */
export async function search(
  { region }: Context,
  { services }: { readonly services: Pick<InstalledServices, 'of' | 'keys'> },
  { q }: { readonly q: string },
) {
  const question = askedWords(q)
  const all = services.keys.flatMap((key) => services.of(region.code, key) ?? [])
  const { offices } = await officesOf(region, { limit: MOST_OFFICES })
  const whole = found(all, offices, (text) => matchOf(question, text))
  const isNothing = !whole.services.length && !whole.requirements.length && !whole.offices.length
  return isNothing
    ? { ...found(all, offices, (text) => partOf(question, text)), isPart: true }
    : { ...whole, isPart: false }
}

type Office = Awaited<ReturnType<typeof officesOf>>['offices'][number]

function found(
  all: readonly ServiceDefinition[],
  offices: readonly Office[],
  worth: (text: readonly string[]) => number,
) {
  return {
    services: best(all, ({ key, title, summary, case: use }) => {
      const products = (use?.products ?? []).flatMap((product) => [product.title, product.short])
      // What it is for weighs most, then what it is called, then what is said about it and what it lets choose.
      return Math.max(
        3 * worth(plainWords(key)),
        2 * worth(inBoth([title, ...products], key)),
        worth(inBoth([title, summary, ...products, ...choicesOf(use)], key)),
      )
    }).map(({ key, title, summary, case: use }) => ({
      ...{ key, title, summary },
      products: (use?.products ?? []).map((product) => product.title),
    })),
    requirements: best(
      all.flatMap(({ key, title, requirements }) =>
        requirements.map(({ label, substitute }) => ({ label, substitute, service: key, title })),
      ),
      ({ label, substitute }) => worth(inBoth(substitute ? [label, substitute] : [label])),
    ).map(({ label, service, title }) => ({ label, service, title })),
    offices: best(offices, ({ name, shortName }) => worth(plainWords(`${name} ${shortName ?? ''}`))).map(
      ({ code, name, shortName, kind }) => ({ code, name, shortName: shortName ?? null, kind }),
    ),
  }
}

/** What a form lets choose in closed lists: matters of a complaint, causes of a loss. */
function choicesOf(use: CaseUse | undefined): Text[] {
  const fields = use?.pages.flatMap((page) => page.fields) ?? []
  return fields.flatMap((field) =>
    field.type === 'choice' && field.fact ? field.choices.map(({ label }) => label) : [],
  )
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
