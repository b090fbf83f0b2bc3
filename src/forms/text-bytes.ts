// Decodes UTF-8, and explains where bytes are in another encoding and how to convert them.
import { isUtf8 } from "node:buffer";

/** The place where bytes are not UTF-8, and the error sentence. Line and column count from 1. */
export interface NotUtf8 {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The decoded text without its byte order mark, or why it can't be decoded. */
export type Decoded = { readonly text: string } | NotUtf8;

const SAVE = "save it as UTF-8";

/** Decodes a text in UTF-8, with or without a byte order mark. */
export function decodeText(bytes: Uint8Array): Decoded {
  const wide = describeWideEncoding(bytes);
  if (wide !== undefined) {
    return { line: 1, column: 1, message: `this is ${wide}: ${SAVE}, for example with Out-File -Encoding utf8` };
  }
  if (!isUtf8(bytes)) return findInvalidByte(bytes);
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { text: toUtf8Text(isMarked ? bytes.subarray(3) : bytes) };
}

function toUtf8Text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/**
 * Returns a phrase for the encoding of a text in UTF-16 or UTF-32; undefined for any other text. Both are recognized by their byte order
 * mark; without one, UTF-16 by a zero byte in its first character. The phrase for UTF-16 names the program that usually writes it.
 */
export function describeWideEncoding([a, b, c, d]: Uint8Array): string | undefined {
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff))
    return "UTF-32";
  const isMarked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  const isUnmarked = (a === 0 && b !== undefined && b !== 0) || (a !== undefined && a !== 0 && b === 0);
  return isMarked || isUnmarked ? "UTF-16, as Windows PowerShell's > writes it" : undefined;
}

/** Finds the first byte that is not UTF-8. */
function findInvalidByte(bytes: Uint8Array): NotUtf8 {
  let line = 1;
  let from = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, from);
    const lineBytes = bytes.subarray(from, end < 0 ? undefined : end);
    if (end < 0 || !isUtf8(lineBytes)) {
      const { length, text } = readValidPrefix(lineBytes);
      const byte = lineBytes[length]?.toString(16).toUpperCase().padStart(2, "0");
      const message = `the byte 0x${byte} here is not UTF-8, as in a text in GBK or Windows-1252: ${SAVE}`;
      return { line, column: text.length + 1, message };
    }
    line++;
    from = end + 1;
  }
}

/** Returns the part of a line before its first byte that is not UTF-8: its length in bytes, and its text. */
function readValidPrefix(line: Uint8Array): { length: number; text: string } {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  let length = 0;
  for (let i = 0; i < line.length; i++) {
    try {
      const more = decoder.decode(line.subarray(i, i + 1), { stream: true });
      if (more === "") continue;
      text += more;
      length = i + 1;
    } catch {
      break;
    }
  }
  return { length, text };
}
