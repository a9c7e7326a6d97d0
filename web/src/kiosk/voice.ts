/** A browser that never tells that it is done must not stop the next call. */
const LONGEST_MS = 20_000

/** Two tones before each call, so that people look up. */
async function chime(context: AudioContext): Promise<void> {
  const begins = context.currentTime
  for (const [nth, hertz] of [660, 880].entries()) {
    const tone = context.createOscillator()
    const loudness = context.createGain()
    const at = begins + nth * 0.35
    tone.frequency.value = hertz
    loudness.gain.setValueAtTime(0.25, at)
    loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.5)
    tone.connect(loudness).connect(context.destination)
    tone.start(at)
    tone.stop(at + 0.5)
  }
  await new Promise((resolve) => setTimeout(resolve, 900))
}

/** The voice of the browser, in Indonesian; it needs no network where the device has such a voice. */
export function openVoice() {
  const audio = new AudioContext()
  const { speechSynthesis } = window
  const indonesian = () => speechSynthesis.getVoices().find(({ lang }) => /^(id|in)\b/i.test(lang))

  return {
    /** Whether the browser lets us be heard before somebody touches the screen. */
    isAllowed: () => audio.state === 'running',
    resume: () => audio.resume(),
    /** Resolves to whether it was said to its end. */
    async say(words: string): Promise<boolean> {
      await chime(audio)
      if (!speechSynthesis) return false
      return new Promise<boolean>((resolve) => {
        const utterance = new SpeechSynthesisUtterance(words)
        const voice = indonesian()
        if (voice) utterance.voice = voice
        utterance.lang = 'id-ID'
        utterance.rate = 0.9
        const done = (isSaid: boolean) => {
          clearTimeout(late)
          speechSynthesis.cancel()
          resolve(isSaid)
        }
        const late = setTimeout(done, LONGEST_MS, false)
        utterance.onend = () => done(true)
        utterance.onerror = () => done(false)
        speechSynthesis.speak(utterance)
      })
    },
  }
}
