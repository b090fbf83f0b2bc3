// Replaces the addresses for pushes in the body of a sign-in, and leaves everything else as it is.
import { replaceInJson } from "../anonymous/json-values.ts";
import { decodeUtf8 } from "../tape/taped-text.ts";

/** The members with an address to which events are pushed: of current gateways, and of those of 2018. */
const ADDRESSES: ReadonlySet<string> = new Set(["callBackUri", "pushUrl"]);

/** The maximum length of an address (characters). The gateway refuses longer ones. */
const MAX_ADDRESS_LENGTH = 200;

/** Finds an address in a body without parsing the JSON. */
const WITH_ADDRESS = /"(?:callBackUri|pushUrl)"\s*:\s*"(?!")/;

/** Returns whether the body of a sign-in names an address for pushes. */
export function namesPushAddress(body: string): boolean {
  return WITH_ADDRESS.test(body);
}

/**
 * Returns the body of a sign-in with other addresses for pushes. Addresses that the gateway refuses stay, and so does a body that is not
 * JSON.
 *
 * @param replace returns the simulator's address for the address of a client; if undefined or too long, the client's address stays
 */
export function replacePushAddresses(body: Buffer, replace: (url: URL) => string | undefined): Buffer {
  const text = decodeUtf8(body);
  if (text === undefined) return body;
  const replaceValue = (name: string, written: string | number): string | number => {
    const url = ADDRESSES.has(name) && typeof written === "string" ? parseWebAddress(written) : undefined;
    const ours = url && replace(url);
    return ours === undefined || ours.length > MAX_ADDRESS_LENGTH ? written : ours;
  };
  try {
    return Buffer.from(replaceInJson(text, { replaceName: (name) => name, replaceValue, isWhole: () => false }));
  } catch {
    return body;
  }
}

function parseWebAddress(text: string): URL | undefined {
  if (text.length > MAX_ADDRESS_LENGTH || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.port !== "0" ? url : undefined;
}
