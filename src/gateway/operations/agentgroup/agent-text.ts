// The JSON of one agent as bytes. Its time changes every second, so it is overwritten in place.
import { WrittenResult } from "../../written-result.ts";

/** The beginning of the time. It can't be part of a value, because JSON escapes the quotes of values. */
const TIME = '"currentstatetime":';

/** An agent object as JSON. It must be copied before its time is set again. */
export class AgentText<Described> extends WrittenResult<Described> {
  #bytes: Uint8Array;
  #seconds: number;
  /** The place of the first digit of the time. */
  readonly #from: number;
  /** The place after the last digit of the time. */
  #to: number;

  /**
   * @param text the JSON, with its time
   * @param seconds its time
   */
  constructor(text: string, seconds: number) {
    super();
    this.#bytes = encode(text);
    this.#seconds = seconds;
    this.#from = Buffer.byteLength(text.slice(0, text.indexOf(TIME) + TIME.length));
    this.#to = this.#from + String(seconds).length;
  }

  get byteLength(): number {
    return this.#bytes.length;
  }

  copyTo(buffer: Buffer, at: number): number {
    buffer.set(this.#bytes, at);
    return at + this.#bytes.length;
  }

  /** Sets the time. */
  setTime(seconds: number): void {
    if (seconds === this.#seconds) return;
    const digits = String(seconds);
    if (digits.length !== this.#to - this.#from) this.#makeRoom(digits.length);
    for (let at = 0; at < digits.length; at++) this.#bytes[this.#from + at] = digits.charCodeAt(at);
    this.#seconds = seconds;
  }

  /** Changes the number of digits of the time. */
  #makeRoom(length: number): void {
    const rest = this.#bytes.subarray(this.#to);
    const bytes = new Uint8Array(this.#from + length + rest.length);
    bytes.set(this.#bytes.subarray(0, this.#from));
    this.#to = this.#from + length;
    bytes.set(rest, this.#to);
    this.#bytes = bytes;
  }
}

/** Encodes a text into separate memory: a few lasting texts would keep the whole pool of Node in memory. */
function encode(text: string): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}
