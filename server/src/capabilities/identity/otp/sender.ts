/** Takes a short message to a phone. Behind it: the outbox, a modem, a gateway. It never shows the message to anybody. */
export interface Sender {
  send(message: ShortMessage): Promise<void>
}

export interface ShortMessage {
  readonly region: string
  /** As the citizen gave it, in international form: +62… */
  readonly phone: string
  readonly text: string
}

/** For trying things out on one's own machine, where the terminal is the phone. */
export const terminal: Sender = {
  async send({ phone, text }) {
    process.stdout.write(`SMS ${phone.slice(0, 5)}…: ${text}\n`)
  },
}
