// The JSON of one agent as bytes.
// The seconds since its last change of state grow, so their digits are overwritten in place.
import { WrittenResult } from "../../written-result.ts";

/** The text before the seconds. No value can contain this text, because JSON escapes the quotes in values. */
const SECONDS_MEMBER = '"currentstatetime":';

/** An agent object as JSON. It must be copied before its seconds are set again. */
export class AgentText<Described> extends WrittenResult<Described> {
  #bytes: Uint8Array;
  #seconds: number;
  /** The place of the first digit of the seconds. */
  readonly #from: number;
  /** The place after the last digit of the seconds. */
  #to: number;

  /**
   * @param text the JSON of the agent
   * @param seconds the seconds in the text
   */
  constructor(text: string, seconds: number) {
    super();
    this.#bytes = encode(text);
    this.#seconds = seconds;
    this.#from = Buffer.byteLength(text.slice(0, text.indexOf(SECONDS_MEMBER) + SECONDS_MEMBER.length));
    this.#to = this.#from + String(seconds).length;
  }

  get byteLength(): number {
    return this.#bytes.length;
  }

  copyTo(buffer: Buffer, at: number): number {
    buffer.set(this.#bytes, at);
    return at + this.#bytes.length;
  }

  /** Sets how long the agent has been in its state. */
  setSeconds(seconds: number): void {
    if (seconds === this.#seconds) return;
    const digits = String(seconds);
    if (digits.length !== this.#to - this.#from) this.#makeRoom(digits.length);
    for (let at = 0; at < digits.length; at++) this.#bytes[this.#from + at] = digits.charCodeAt(at);
    this.#seconds = seconds;
  }

  /** Changes the number of digits of the seconds. */
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
