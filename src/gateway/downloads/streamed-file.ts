// A file in an answer.
// Its bytes are made while it is sent, so that a long file need not be in memory.

/** The length of the pieces in which files are made, in bytes. */
export const PIECE_LENGTH = 64 * 1024;

/** A file that is sent in pieces. */
export abstract class StreamedFile {
  /** Its name, without a path. */
  abstract readonly name: string;
  /** Its media type. */
  abstract readonly type: string;
  /** Its length in bytes; undefined if it is known only at the end. */
  abstract readonly length: number | undefined;
  /** Its content in words. Files with equal descriptions have equal bytes. */
  abstract readonly description: string;

  /**
   * Makes bytes of the file, in pieces. The pieces must not be changed.
   *
   * @param from the first byte, from 0
   * @param to the byte after the last one. A file of unknown length is always made whole.
   */
  abstract makePieces(from: number, to: number): AsyncIterable<Uint8Array>;

  /** Returns the text that tape and log have in place of the bytes. */
  toString(): string {
    return this.description;
  }
}
