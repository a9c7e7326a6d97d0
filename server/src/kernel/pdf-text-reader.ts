import { buffer } from 'node:stream/consumers'
import { extractText, getDocumentProxy } from 'unpdf'

const MOST_PAGES = 20
const LONGEST = 200_000

// Started by `inOwnProcess`: a page of a few kilobytes can unpack to gigabytes. On stdin, as JSON, the PDF in base64.
const sent = JSON.parse((await buffer(process.stdin)).toString()) as string
const pdf = await getDocumentProxy(new Uint8Array(Buffer.from(sent, 'base64')))
const { text } = await extractText(pdf, { mergePages: false })
process.stdout.write(JSON.stringify(text.slice(0, MOST_PAGES).join('\n\n').slice(0, LONGEST)))
