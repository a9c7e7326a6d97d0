/** Takes a short message to a phone. Behind it: a modem, a gateway. It never shows the message to anybody, and its errors quote nothing of it. */
export interface Sender {
  send(message: ShortMessage): Promise<void>
}

export interface ShortMessage {
  /** The same each time that one message is tried; a gateway may use it to send once. */
  readonly id?: string
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
