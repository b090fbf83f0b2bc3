// Reads the header Range of a download (RFC 9110, 14.2).

/** A part of a file: from a byte to the byte before `to`. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Returns the part of a file that a request wants.
 *
 * @param header the value of Range
 * @param length the length of the file in bytes, at least 1
 * @returns the part; "outside" if the file has no byte of the range; undefined for the whole file. The whole file is sent without the
 *   header, and for malformed and several ranges, which a server may ignore.
 */
export function readRange(header: string | undefined, length: number): ByteRange | "outside" | undefined {
  const [whole, first = "", last = ""] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? "") ?? [];
  if (whole === undefined || (first === "" && last === "")) return undefined;
  if (first === "") return Number(last) === 0 ? "outside" : { from: Math.max(0, length - Number(last)), to: length };
  const from = Number(first);
  const to = last === "" ? length : Math.min(Number(last) + 1, length);
  if (last !== "" && Number(last) < from) return undefined;
  return from >= length ? "outside" : { from, to };
}
