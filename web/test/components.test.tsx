import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'

const files = import.meta.glob<{ examples: Record<string, ReactNode> }>('../src/ui/*/*.examples.tsx', {
  eager: true,
})
const STYLES = join(import.meta.dirname, '../src/ui/styles/ui.css')
const OWN = import.meta.glob<string>('../src/ui/*/*.css', { query: '?raw', import: 'default', eager: true })

/** What every page has, and what single components bring along. */
function styles(): string {
  const imports = readFileSync(STYLES, 'utf8').matchAll(/@import "(.+?)"/g)
  const shared = [...imports].map(([, path = '']) => readFileSync(join(dirname(STYLES), path), 'utf8'))
  return [...shared, ...Object.values(OWN)].join('\n')
}

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('every component has examples', () => {
  expect(Object.keys(files).length).toBeGreaterThanOrEqual(13)
})

describe.each(Object.entries(files))('%s', (_, { examples }) => {
  test.each(['light', 'dark'] as const)('passes axe in all its examples, %s', async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const body = Object.values(examples)
      .map((example) => `<section>${renderToStaticMarkup(example)}</section>`)
      .join('')
    await page.setContent(
      `<!doctype html><html lang="id"><head><title>Contoh</title><style>${styles()}</style></head><body><main>${body}</main></body></html>`,
    )
    // Many examples share one page: only there do headings repeat and skip levels.
    const { violations } = await new AxeBuilder({ page })
      .disableRules(['page-has-heading-one', 'heading-order', 'landmark-unique'])
      .analyze()
    await context.close()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    )
  })
})
