// Results that a handler has written as JSON itself, as bytes that can be copied into an answer.

/** A result as the UTF-8 of its JSON. `Result` is its type before it was written, which the compiler compares with the declared one. */
export abstract class WrittenResult<Result> {
  /** Only for the compiler: no result has it. */
  declare readonly result: Result;
  abstract readonly byteLength: number;
  /** Copies the bytes into a buffer that has room for them. Returns the place after the last one. */
  abstract copyTo(buffer: Buffer, at: number): number;
}

const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/** A list of written results. */
export class WrittenList<Item> extends WrittenResult<Item[]> {
  readonly #items: readonly WrittenResult<Item>[];
  readonly byteLength: number;

  constructor(items: readonly WrittenResult<Item>[]) {
    super();
    this.#items = items;
    // The brackets and the commas.
    let length = 1 + Math.max(items.length, 1);
    for (const item of items) length += item.byteLength;
    this.byteLength = length;
  }

  copyTo(buffer: Buffer, at: number): number {
    let end = at;
    buffer[end++] = OPEN_LIST;
    for (const item of this.#items) {
      if (end > at + 1) buffer[end++] = COMMA;
      end = item.copyTo(buffer, end);
    }
    buffer[end++] = CLOSE_LIST;
    return end;
  }
}

/** A written result between two texts of ASCII, such as the rest of an object. */
export class WrittenBetween<Result> extends WrittenResult<Result> {
  readonly #before: string;
  readonly #inner: WrittenResult<unknown>;
  readonly #after: string;
  readonly byteLength: number;

  constructor(before: string, inner: WrittenResult<unknown>, after: string) {
    super();
    this.#before = before;
    this.#inner = inner;
    this.#after = after;
    this.byteLength = before.length + inner.byteLength + after.length;
  }

  copyTo(buffer: Buffer, at: number): number {
    const end = this.#inner.copyTo(buffer, at + buffer.write(this.#before, at, "latin1"));
    return end + buffer.write(this.#after, end, "latin1");
  }
}
