import { buffer } from 'node:stream/consumers'
import { personalDataIn } from '@guyub/contract/personal-data'
import { extractText, getDocumentProxy } from 'unpdf'

interface Found {
  readonly page: number
  readonly what: 'nik' | 'phone'
}

// Started by `inOwnProcess`: a page of a few kilobytes can unpack to gigabytes. On stdin, as JSON, the PDF in base64.
const sent = JSON.parse((await buffer(process.stdin)).toString()) as string
const pdf = await getDocumentProxy(new Uint8Array(Buffer.from(sent, 'base64')))
const { text } = await extractText(pdf, { mergePages: false })
const found: Found[] = []
const look = (page: number, words: string) => {
  for (const what of personalDataIn(words)) found.push({ page, what })
}
for (const [at, words] of text.entries()) {
  const page = await pdf.getPage(at + 1)
  // What stands in notes and fields is not in the text of the page, and is in the file.
  const notes = (await page.getAnnotations()).flatMap(({ contentsObj, fieldValue, url }) => [
    contentsObj?.str,
    fieldValue,
    url,
  ])
  look(at + 1, [words, ...notes.filter((each) => typeof each === 'string')].join('\n\n'))
}
const { info } = await pdf.getMetadata()
look(
  0,
  Object.values(info as object)
    .filter((each) => typeof each === 'string')
    .join('\n\n'),
)
process.stdout.write(JSON.stringify(found))
