import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Sentence } from '../kernel/failure.ts'
import type { Terminal } from './command.ts'

/** A terminal speaks Indonesian, and English where LANG begins with "en". */
export function openTerminal(isJson: boolean, env: NodeJS.ProcessEnv): Terminal {
  const inWords = ({ id, en }: Sentence) => (/^en/i.test(env.LC_ALL || env.LANG || '') ? en : id)
  return {
    in: inWords,
    say: (sentence) => (isJson ? process.stderr : process.stdout).write(`${inWords(sentence)}\n`),
    answer: (value, sentence) =>
      void process.stdout.write(`${isJson ? JSON.stringify(value) : inWords(sentence)}\n`),
    async ask(sentence) {
      if (!process.stdin.isTTY) return undefined
      process.stderr.write(`${inWords(sentence)}: `)
      const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
      const lines = createInterface({ input: process.stdin, output: unseen, terminal: true })
      const line = await lines.question('').finally(() => lines.close())
      process.stderr.write('\n')
      return line
    },
  }
}
