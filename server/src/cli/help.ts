import { EXIT, type Sentence } from '../kernel/failure.ts'
import type { Command } from './command.ts'

const EXITS: Record<keyof typeof EXIT, Sentence> = {
  usage: { id: 'perintah atau pilihan salah', en: 'wrong command or option' },
  configuration: {
    id: 'pengaturan salah (lingkungan, kunci, sertifikat)',
    en: 'wrong settings (environment, keys, certificate)',
  },
  'port-taken': { id: 'porta sudah dipakai', en: 'the port is taken' },
  'no-space': { id: 'cakram penuh', en: 'the disk is full' },
  'no-database': { id: 'basis data tidak dapat dihubungi', en: 'the database cannot be reached' },
  'old-postgres': { id: 'PostgreSQL terlalu lama', en: 'PostgreSQL is too old' },
  'newer-data': { id: 'data milik versi yang lebih baru', en: 'the data belong to a newer version' },
  'in-use': { id: 'sudah berjalan', en: 'already running' },
  faults: { id: 'pemeriksaan menemukan kesalahan', en: 'an examination found faults' },
}

/** All commands, and what the process ends with. */
export function overview(commands: readonly Command[]): Sentence {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const inOne = (language: keyof Sentence, title: string, exits: string) =>
    [
      title,
      ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary[language]}`),
      exits,
      ...Object.entries(EXITS).map(
        ([name, words]) => `  ${String(EXIT[name as keyof typeof EXIT]).padStart(3)}  ${words[language]}`,
      ),
    ].join('\n')
  return {
    id: inOne(
      'id',
      'npx guyub <perintah> [--json] [--help]\n',
      '\nKode akhir (0 berhasil, 1 kesalahan program, 11–13 pemasangan):',
    ),
    en: inOne(
      'en',
      'npx guyub <command> [--json] [--help]\n',
      '\nExit codes (0 success, 1 a bug, 11–13 installing):',
    ),
  }
}

/** One command and its options. */
export function helpFor({ name, summary, usage = '', optionHelp = {} }: Command): Sentence {
  const inOne = (language: keyof Sentence) =>
    [
      `npx guyub ${name} ${usage}`.trimEnd(),
      `  ${summary[language]}`,
      ...Object.entries(optionHelp).map(([option, words]) => `  --${option.padEnd(12)} ${words[language]}`),
    ].join('\n')
  return { id: inOne('id'), en: inOne('en') }
}
