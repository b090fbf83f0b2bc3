// Changes files for the faults of answers.
import { StreamedFile } from "./streamed-file.ts";

abstract class ChangedFile extends StreamedFile {
  readonly name: string;
  readonly type: string;
  readonly length: number | undefined;
  readonly description: string;
  protected readonly original: StreamedFile;

  constructor(original: StreamedFile, length: number | undefined, change: string) {
    super();
    this.name = original.name;
    this.type = original.type;
    this.length = length;
    this.description = `${change} ${original.description}`;
    this.original = original;
  }
}

/** The first half of a file, or of its first piece if the length of the file is unknown. */
export class HalfFile extends ChangedFile {
  constructor(original: StreamedFile) {
    const { length } = original;
    super(original, length === undefined ? undefined : Math.ceil(length / 2), "half of");
  }

  async *makePieces(from: number, to: number): AsyncIterable<Uint8Array> {
    for await (const piece of this.original.makePieces(from, to)) {
      if (this.length === undefined) {
        yield piece.subarray(0, Math.ceil(piece.length / 2));
        return;
      }
      yield piece;
    }
  }
}

/** A file with another first byte, so that no program recognizes its format. */
export class MalformedFile extends ChangedFile {
  constructor(original: StreamedFile) {
    super(original, original.length, "malformed:");
  }

  async *makePieces(from: number, to: number): AsyncIterable<Uint8Array> {
    let isFirst = from === 0;
    for await (const piece of this.original.makePieces(from, to)) {
      yield isFirst ? malform(piece) : piece;
      isFirst = false;
    }
  }
}

const EQUALS_SIGN = 0x3d;

/** Returns bytes with another first byte: an equals sign, or a zero byte in place of one. */
function malform(bytes: Uint8Array): Buffer {
  const changed = Buffer.from(bytes);
  changed[0] = bytes[0] === EQUALS_SIGN ? 0 : EQUALS_SIGN;
  return changed;
}
