// Encodes long answers once for all readers, piece by piece, because V8 takes several times as long for one long text.

/** The most bytes of UTF-8 per character (UTF-16 code unit). */
const MAX_BYTES_PER_CHARACTER = 3;

/** The least length of a text that is encoded once for the journal and the socket. */
const MIN_SHARED_LENGTH = 16_384;

/** Returns the UTF-8 of a long text, and a short text as it is. */
export function encodeIfLong(text: string): string | Buffer {
  return text.length < MIN_SHARED_LENGTH ? text : Buffer.from(text);
}

/** Returns the UTF-8 of a text that is in pieces. No piece may begin or end within a surrogate pair. */
export function encodePieces(pieces: readonly string[]): Buffer {
  let left = 0;
  let longest = 0;
  for (const { length } of pieces) {
    left += length;
    longest = Math.max(longest, length);
  }
  // Enough for ASCII: a piece is written only where it fits with the most bytes that it can have.
  let bytes = Buffer.allocUnsafeSlow(left + (MAX_BYTES_PER_CHARACTER - 1) * longest);
  let end = 0;
  for (const piece of pieces) {
    if (bytes.length - end < MAX_BYTES_PER_CHARACTER * piece.length) {
      const longer = Buffer.allocUnsafeSlow(end + MAX_BYTES_PER_CHARACTER * left);
      bytes.copy(longer, 0, 0, end);
      bytes = longer;
    }
    end += bytes.write(piece, end);
    left -= piece.length;
  }
  return bytes.subarray(0, end);
}
