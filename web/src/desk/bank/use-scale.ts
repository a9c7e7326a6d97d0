import { readScale, restingWeight, type ScaleReading } from '@guyub/contract/ledger/scale'
import { useEffect, useRef, useState } from 'react'
import { BAUD, cables, type SerialPort } from '../../kernel/cables.ts'

const KEPT = 8

interface Scale {
  readonly state: 'none' | 'off' | 'on' | 'failed'
  readonly last: ScaleReading | undefined
  /** Grams that may be taken now. */
  readonly resting: number | undefined
  connect(): Promise<void>
}

/** A scale on a cable, where the browser can read one. Typing always stays possible. */
export function useScale(): Scale {
  const [state, setState] = useState<Scale['state']>('none')
  const [readings, setReadings] = useState<readonly ScaleReading[]>([])
  const stop = useRef<() => void>(undefined)
  // The server knows no cables: what can be done is asked where the page is shown.
  useEffect(() => {
    if (cables().serial) setState('off')
    return () => stop.current?.()
  }, [])

  async function connect(): Promise<void> {
    // Whoever closes the choice without choosing wanted nothing.
    const port = await cables()
      .serial?.requestPort()
      .catch(() => undefined)
    if (!port) return
    try {
      await port.open({ baudRate: BAUD })
      setState('on')
      await linesOf(port, (line) => {
        const reading = readScale(line)
        if (reading) setReadings((before) => [...before.slice(1 - KEPT), reading])
      })
      setState('off')
    } catch {
      setState('failed')
    }
    setReadings([])
  }

  async function linesOf(port: SerialPort, told: (line: string) => void): Promise<void> {
    const reader = port.readable?.getReader()
    if (!reader) return
    stop.current = () => void reader.cancel().then(() => port.close())
    const decoder = new TextDecoder()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + decoder.decode(value, { stream: true })).split(/[\r\n]+/)
      rest = (lines.pop() ?? '').slice(-200)
      for (const line of lines) told(line)
    }
  }

  return { state, last: readings.at(-1), resting: restingWeight(readings), connect }
}
