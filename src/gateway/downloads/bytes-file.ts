// A file to download whose bytes the center stores.
import { StreamedFile } from "./streamed-file.ts";

/** The stored form of the file. */
interface Stored {
  readonly name: string;
  /** Its SHA-256 in hexadecimal. */
  readonly digest: string;
  /** Its bytes in Base64. */
  readonly fileContent: string;
}

/** A file whose bytes are in memory. */
export class BytesFile extends StreamedFile {
  readonly type = "application/octet-stream";
  readonly #stored: Stored;

  constructor(stored: Stored) {
    super();
    this.#stored = stored;
  }

  get name(): string {
    return this.#stored.name;
  }

  get length(): number {
    return Buffer.byteLength(this.#stored.fileContent, "base64");
  }

  get description(): string {
    return `a file of ${this.length} bytes with the SHA-256 ${this.#stored.digest}`;
  }

  async *makePieces(from: number, to: number): AsyncIterable<Uint8Array> {
    yield Buffer.from(this.#stored.fileContent, "base64").subarray(from, to);
  }
}
