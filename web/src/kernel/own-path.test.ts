import { RouterContextProvider } from 'react-router'
import { expect, test } from 'vitest'
import { action as choose } from '../portal/choose.ts'
import { loader as leadOn } from '../portal/lead-on.ts'
import { ownPath } from './own-path.ts'
import { type Visit, visitContext } from './visit.ts'

const HERE = 'https://guyub.test/pilih'
const FOREIGN = [
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  '//evil.example',
  '/\\evil.example',
  '/.//evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '',
]

test('only a path of ours is one, with what follows it', () => {
  for (const back of ['/', '/meja?kotak=baru#atas', '/masuk?kembali=%2Fmeja', '/a/%09/b'])
    expect(ownPath(back, HERE)).toBe(back)
  for (const back of [...FOREIGN, null, undefined]) expect(ownPath(back, HERE)).toBe(undefined)
})

test.each(FOREIGN)('neither the log-in nor a choice leads to %j', async (back) => {
  const body = new URLSearchParams({ back })
  const chosen = await choose(asked(new Request(HERE, { method: 'POST', body })))
  expect(chosen.headers.get('location')).toBe('/')
  const url = `https://guyub.test/masuk/tujuan?kembali=${encodeURIComponent(back)}`
  const led = await leadOn(asked(new Request(url)))
  expect(led.headers.get('location')).toBe('/gerakan')
})

function asked(request: Request) {
  const context = new RouterContextProvider()
  const call = async () => ({ ok: true, answer: { acting: null, memberships: [] } })
  context.set(visitContext, { region: '3505', call } as unknown as Visit)
  return { request, context } as unknown as Parameters<typeof leadOn>[0]
}
