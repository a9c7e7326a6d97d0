import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ScoreProblem, scoreAspects } from '@guyub/contract/evaluation/weighting'
import { z } from 'zod'
import { WEIGHTINGS } from '../capabilities/evaluation/index.ts'
import { Failure, type Sentence } from '../kernel/failure.ts'
import type { Command } from './command.ts'

export const evaluationScore: Command = {
  name: 'evaluation score',
  usage: '--instrument w2021 --scores FILE.json',
  summary: {
    id: 'menghitung indeks dari nilai aspek, misalnya untuk memeriksa hasil yang diumumkan',
    en: 'computes the index from scores of aspects, such as to check a published result',
  },
  options: { instrument: { type: 'string' }, scores: { type: 'string' } },
  optionHelp: {
    instrument: {
      id: 'pembobotan di reference/weightings.json',
      en: 'a weighting of reference/weightings.json',
    },
    scores: { id: 'berkas JSON: {"baseline": 3.6, …}', en: 'a JSON file: {"baseline": 3.6, …}' },
  },
  async run({ terminal, values }) {
    const weighting = WEIGHTINGS.find(({ key }) => key === values.instrument)
    if (!weighting) throw usage(WEIGHTINGS.map(({ key }) => key).join(', '), 'sebutkan', 'name one of')
    if (values.scores === undefined) throw usage('--scores FILE.json', 'sebutkan', 'name')
    const result = scoreAspects(weighting, scoresIn(resolve(String(values.scores))))
    if ('problems' in result) throw new Failure('usage', sentenceOf(result.problems))
    const { key, weights, provenance } = weighting
    terminal.answer(
      { instrument: key, index: result.index, weights, provenance },
      { id: `Indeks ${result.index} (${key})`, en: `Index ${result.index} (${key})` },
    )
    return undefined
  },
}

const usage = (what: string, id: string, en: string) =>
  new Failure('usage', { id: `${id} ${what}`, en: `${en} ${what}` })

function scoresIn(file: string): Record<string, unknown> {
  const text = readFileSync(file, 'utf8')
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch (cause) {
    const sentence = {
      id: `${file} bukan objek JSON dengan nilai tiap aspek`,
      en: `${file} is no JSON object with a score for each aspect`,
    }
    throw new Failure('usage', sentence, { cause })
  }
}

const WORDS: Readonly<Record<ScoreProblem['code'], Sentence>> = {
  missing: { id: 'belum ada nilainya', en: 'has no score' },
  unknown: { id: 'bukan aspek instrumen ini', en: 'is no aspect of this instrument' },
  not_a_number: { id: 'bukan angka', en: 'is no number' },
  out_of_scale: { id: 'di luar skala', en: 'is out of the scale' },
}

function sentenceOf(problems: readonly ScoreProblem[]): Sentence {
  const told = (language: 'id' | 'en') =>
    problems.map(({ aspect, code }) => `${aspect} ${WORDS[code][language]}`).join('; ')
  return { id: told('id'), en: told('en') }
}
