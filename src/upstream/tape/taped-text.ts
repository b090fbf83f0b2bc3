// Limits the bodies on the tape of a real gateway to UTF-8 text of a maximum size.

/** The maximum size of a body on the tape (bytes). For a longer one, the tape has only the size. */
export const MAX_BODY_BYTES = 1024 * 1024;

const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Returns the text of bytes; undefined if they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return undefined;
  }
}
