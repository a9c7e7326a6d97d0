import { expect, test } from 'vitest'
import { openAnnouncer } from './announcer.ts'

const call = (id: string) => ({ id, words: `Nomor ${id}` })

function aVoice() {
  const said: string[] = []
  const waiting: (() => void)[] = []
  let speaking = 0
  let most = 0
  return {
    said,
    most: () => most,
    finish: async () => {
      waiting.shift()?.()
      for (let i = 0; i < 5; i++) await Promise.resolve()
    },
    say: async (words: string) => {
      speaking += 1
      most = Math.max(most, speaking)
      said.push(words)
      await new Promise<void>((resolve) => waiting.push(resolve))
      speaking -= 1
      return true
    },
  }
}

test('calls are said one after the other, never two at once, and each once', async () => {
  const voice = aVoice()
  const told: string[] = []
  const announcer = openAnnouncer(voice.say, (id) => told.push(id))
  announcer.turnOn()
  announcer.add([call('A-1'), call('B-1')])
  announcer.add([call('B-1'), call('A-2')])
  expect(voice.said).toEqual(['Nomor A-1'])
  expect(told).toEqual([])
  for (let i = 0; i < 3; i++) await voice.finish()
  expect(voice.said).toEqual(['Nomor A-1', 'Nomor B-1', 'Nomor A-2'])
  expect(told).toEqual(['A-1', 'B-1', 'A-2'])
  expect(voice.most()).toBe(1)
})

test('before somebody touched the screen nothing is said, and afterwards only the newest', async () => {
  const voice = aVoice()
  const announcer = openAnnouncer(voice.say, () => undefined, 2)
  announcer.skip(['A-0'])
  announcer.add([call('A-0'), call('A-1'), call('A-2'), call('A-3')])
  expect(voice.said).toEqual([])
  announcer.turnOn()
  for (let i = 0; i < 3; i++) await voice.finish()
  expect(voice.said).toEqual(['Nomor A-2', 'Nomor A-3'])
})

test('what could not be heard is not told as said', async () => {
  const told: string[] = []
  const announcer = openAnnouncer(
    async () => false,
    (id) => told.push(id),
  )
  announcer.turnOn()
  announcer.add([call('A-1')])
  await Promise.resolve()
  expect(told).toEqual([])
})
