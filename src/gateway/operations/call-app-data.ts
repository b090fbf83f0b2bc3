// Declares the shape of the data that a call carries, and its limit.
import * as z from "zod";
import { text } from "./lenient.ts";

/** The maximum length of the data that a call carries, in bytes of UTF-8 before any Base64 encoding (cec_07_1263). */
export const MAX_DATA_BYTES = 16 * 1024;

/** Returns whether a call can carry data of this length. */
export function fitsCall(data: string): boolean {
  return Buffer.byteLength(data) <= MAX_DATA_BYTES;
}

/** The shape of the data that a call carries. */
export const callAppData = text(MAX_DATA_BYTES)
  .pipe(z.string().refine(fitsCall, { error: "000-002" }))
  .describe("text of at most 16 KiB in UTF-8");
