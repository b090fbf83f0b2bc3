// Declares the shapes of the data attached to calls: plain text or Base64.
import * as z from "zod";
import { callAppData, fitsCall, MAX_DATA_BYTES } from "../call-app-data.ts";
import { flag, optional, orAbsent, text } from "../lenient.ts";

/** The maximum length of Base64 in characters, with room for line breaks. */
const MAX_BASE64_LENGTH = 2 * MAX_DATA_BYTES;

/** The shape of a call's id, which may be absent. */
export const callid = orAbsent(text(64));

/** The shape of plain data, which may be absent. Empty data count as absent. */
export const data = optional(
  callAppData.transform((given) => (given === "" ? undefined : given)).describe(callAppData.description ?? ""),
);

/** The shape of a body with the data of a call: plain, or Base64 of UTF-8 if `isDataEncoded` is true. Empty data count as absent. */
export const dataOrBase64 = z
  .object({ callid, calldata: optional(text(MAX_BASE64_LENGTH)), isDataEncoded: optional(flag()) })
  .transform(({ callid, calldata = "", isDataEncoded }, context) => {
    const given = isDataEncoded === true ? decodeBase64(calldata) : calldata;
    if (given === undefined || !fitsCall(given)) {
      const accepted = `at most 16 KiB in UTF-8${isDataEncoded === true ? ", as Base64" : ""}`;
      context.addIssue({ code: "custom", message: "000-002", path: ["calldata"], params: { accepted } });
    }
    return { callid, calldata: given === "" ? undefined : given };
  });

/** Returns text as Base64 of its UTF-8 bytes. */
export function toBase64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Returns the text of Base64; undefined if it is not Base64 of UTF-8. */
function decodeBase64(encoded: string): string | undefined {
  const joined = encoded.replace(/\s+/g, "");
  if (!BASE64.test(joined)) return undefined;
  try {
    return utf8.decode(Buffer.from(joined, "base64"));
  } catch {
    return undefined;
  }
}
