// The schema of a time zone, which refuses ambiguous abbreviations: CST is Chicago, Shanghai or Havana.
import * as z from "zod";
import { findNearest } from "./nearest.ts";
import { expects, type Sentence, show } from "./wording.ts";

const FORM = "UTC, GMT, or an IANA name with a slash such as Europe/Berlin";

/** UTC, GMT, and names with a slash. */
const UNAMBIGUOUS = /^(?:UTC|GMT|[A-Za-z][\w+-]*(?:\/[\w+-]+)+)$/;

// Suggestions for abbreviations. Many are ambiguous, and the system reads some of them as an unexpected zone.
const ZONES_OF_ABBREVIATIONS: Readonly<Record<string, string>> = {
  ACST: "Australia/Adelaide",
  AEDT: "Australia/Sydney",
  AEST: "Australia/Sydney or Australia/Brisbane",
  AST: "America/Halifax or Asia/Riyadh",
  AWST: "Australia/Perth",
  BRT: "America/Sao_Paulo",
  BST: "Europe/London or Asia/Dhaka",
  CDT: "America/Chicago",
  CEST: "Europe/Berlin or Europe/Paris",
  CET: "Europe/Berlin or Europe/Paris",
  CST: "Asia/Shanghai or America/Chicago",
  EAT: "Africa/Nairobi",
  EDT: "America/New_York",
  EEST: "Europe/Athens or Europe/Helsinki",
  EET: "Europe/Athens or Europe/Helsinki",
  EST: "America/New_York or America/Panama",
  GST: "Asia/Dubai",
  HKT: "Asia/Hong_Kong",
  HST: "Pacific/Honolulu",
  IST: "Asia/Kolkata, Europe/Dublin or Asia/Jerusalem",
  JST: "Asia/Tokyo",
  KST: "Asia/Seoul",
  MDT: "America/Denver",
  MSK: "Europe/Moscow",
  MST: "America/Denver or America/Phoenix",
  NZDT: "Pacific/Auckland",
  NZST: "Pacific/Auckland",
  PDT: "America/Los_Angeles",
  PKT: "Asia/Karachi",
  PST: "America/Los_Angeles or Asia/Manila",
  SAST: "Africa/Johannesburg",
  SGT: "Asia/Singapore",
  WAT: "Africa/Lagos",
  WET: "Europe/Lisbon",
  WIB: "Asia/Jakarta",
};

const sentence: Sentence = (failure) => {
  const { input } = failure;
  const meant = typeof input === "string" ? findLikelyNames(input) : undefined;
  if (meant === undefined) return expects("time zone", FORM)(failure);
  return `${show(input)} is not accepted as a time zone: did you mean ${meant}? A time zone is ${FORM}`;
};

/** The schema of the name of a time zone: UTC, GMT, or a name with a slash that the system knows. */
export const timeZone = z
  .string({ error: sentence })
  .regex(UNAMBIGUOUS)
  .refine((name) => findCanonicalName(name) !== undefined);

/** Returns the zones that a wrong name may mean, for "did you mean"; undefined if there are none. */
function findLikelyNames(written: string): string | undefined {
  const known = ZONES_OF_ABBREVIATIONS[written.toUpperCase()];
  if (known !== undefined) return known;
  const canonical = findCanonicalName(written);
  // For an offset such as +01:00, the canonical name is the offset itself.
  if (canonical !== undefined && UNAMBIGUOUS.test(canonical)) return canonical;
  const names = Intl.supportedValuesOf("timeZone");
  const city = written.replaceAll(" ", "_").toLowerCase();
  return names.find((name) => name.toLowerCase().endsWith(`/${city}`)) ?? findNearest(written, [...names, "UTC"]);
}

/** Returns the system's name of a time zone; undefined if the system doesn't know it. */
function findCanonicalName(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
