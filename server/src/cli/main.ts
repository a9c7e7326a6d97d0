import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { decide, readEnvironment } from '../config.ts'
import { EXIT, Failure } from '../kernel/failure.ts'
import { told } from '../kernel/logging.ts'
import type { Command } from './command.ts'
import { commands } from './commands.ts'
import { helpFor, overview } from './help.ts'
import { openTerminal } from './terminal.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const BUG = 1

process.exitCode = await main(process.argv.slice(2))
// Idle sockets of a pool must not keep a finished command alive; but a pipe must have taken the whole answer.
process.stdout.write('', () => process.exit())

async function main(args: readonly string[]): Promise<number> {
  const terminal = openTerminal(args.includes('--json'), process.env)
  try {
    const command = commandIn(args)
    if (!command) {
      const isAsked = args.length === 0 || args.includes('--help') || args[0] === 'help'
      terminal.answer({ commands: commands.map(({ name }) => name) }, overview(commands))
      return isAsked ? 0 : EXIT.usage
    }
    const { values, positionals } = parsed(command, args.slice(command.name.split(' ').length))
    if (values.help) {
      terminal.answer({ name: command.name, usage: command.usage ?? '' }, helpFor(command))
      return 0
    }
    const config = decide(readEnvironment(process.env), ROOT)
    return (await command.run({ config, root: ROOT, terminal, values, words: positionals })) ?? 0
  } catch (error) {
    return tell(error)
  }

  function tell(error: unknown): number {
    const failure = error instanceof Failure ? error : (noSpaceIn(error) ?? noSuchFile(error, args))
    if (!failure) {
      console.error(error instanceof Error ? told(error) : error)
      return BUG
    }
    const code = EXIT[failure.obstacle]
    const sentence = terminal.in(failure.sentence)
    if (args.includes('--json'))
      process.stdout.write(`${JSON.stringify({ failure: failure.obstacle, code, sentence })}\n`)
    else process.stderr.write(`guyub: ${sentence}\n`)
    return code
  }
}

function commandIn(args: readonly string[]): Command | undefined {
  return commands
    .filter(({ name }) => name.split(' ').every((word, index) => args[index] === word))
    .sort((a, b) => b.name.length - a.name.length)[0]
}

function parsed(command: Command, args: readonly string[]) {
  const options = {
    ...command.options,
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    return { values: values as Record<string, string | boolean | undefined>, positionals }
  } catch (error) {
    const message = (error as Error).message
    throw new Failure('usage', {
      id: `perintah tidak dimengerti (${message}); lihat: npx guyub ${command.name} --help`,
      en: `the command was not understood (${message}); see: npx guyub ${command.name} --help`,
    })
  }
}

// Of what was named to the command; any other file that is missing is a bug.
function noSuchFile(error: unknown, args: readonly string[]): Failure | undefined {
  const { code = '', path } = error as NodeJS.ErrnoException
  if (!/^(ENOENT|ENOTDIR|EISDIR|EEXIST|EACCES|EPERM|EROFS)$/.test(code)) return undefined
  const named = args.map((word) => resolve(word.replace(/^--[a-z-]+=/, '')))
  const isNamed = path && named.some((file) => path === file || path.startsWith(`${file}/`))
  // Reading a folder names none.
  if (!isNamed && code !== 'EISDIR') return undefined
  return new Failure(
    'usage',
    {
      id: `${path ?? 'folder itu'} tidak dapat dibaca atau ditulis (${code})`,
      en: `${path ?? 'that folder'} cannot be read or written (${code})`,
    },
    { cause: error },
  )
}

// A full disk shows in many ways: from the file system, and from PostgreSQL.
function noSpaceIn(error: unknown): Failure | undefined {
  const { code } = error as { code?: string }
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== '53100') return undefined
  return new Failure(
    'no-space',
    {
      id: 'ruang cakram habis: kosongkan sedikit lalu ulangi',
      en: 'the disk is full: free some space and try again',
    },
    { cause: error },
  )
}
