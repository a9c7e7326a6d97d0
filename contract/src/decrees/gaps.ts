import type { DecreeBody } from './decree.ts'

const GAP = /\[[^\]]*\]/

/** Where a text still holds a gap in square brackets, as JSON Pointers. A decree with one is not handed in. */
export function gapsIn(title: string, body: DecreeBody): string[] {
  const texts: [string, string][] = [
    ['#/title', title],
    ['#/body/headTitle', body.headTitle],
    ['#/body/headName', body.headName],
    ['#/body/place', body.place],
    ...(['considering', 'inView', 'points', 'copies'] as const).flatMap((part) =>
      body[part].map((line, index): [string, string] => [`#/body/${part}/${index}`, line]),
    ),
  ]
  return texts.filter(([, text]) => GAP.test(text)).map(([pointer]) => pointer)
}
