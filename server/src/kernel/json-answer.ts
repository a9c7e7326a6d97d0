/**
 * An answer that is JSON already and goes out as it is. For hot reads whose every field a query or a mapping has named:
 * walking it once more would cost more than making it. A test holds each against its contract instead.
 */
export class JsonAnswer {
  readonly text: string
  constructor(value: unknown) {
    this.text = JSON.stringify(value)
  }
}
