// The forms of option values.
// A form has the accepted values in words, and a schema that checks and converts the text.
import { isIP, isIPv6 } from "node:net";
import * as z from "zod";
import { DURATION_FORM, type Duration } from "../core/index.ts";
import { isAddressRange } from "../forms/address-range.ts";
import { CLOCK_FORM, type ClockMode, parseClockMode } from "../forms/clock-mode.ts";
import { readDuration, duration as written } from "../forms/duration-form.ts";
import { instant, SEED_FORM } from "../forms/values.ts";
import { expects, expectsOneOf } from "../forms/wording.ts";

/** The form of an option's value. */
export interface Form<Value> {
  /** The accepted values, as the end of a sentence. */
  readonly accepted: string;
  /** Checks and converts the text. */
  readonly shape: z.ZodType<Value>;
}

/** Returns a form: `accepts` checks the text of a value, and `read` converts it. */
export function form<Value>(
  noun: string,
  accepted: string,
  accepts: (text: string) => boolean,
  read: (text: string) => Value,
): Form<Value> {
  return {
    accepted,
    shape: z
      .string()
      .refine(accepts, { error: expects(noun, accepted) })
      .transform(read),
  };
}

/** Returns the form of a word from a list. */
export function oneOf<const Word extends string>(noun: string, words: readonly Word[]): Form<Word> {
  const shape = z.enum(words, { error: expectsOneOf(noun, words) });
  return { accepted: `one of ${words.join(", ")}`, shape: shape as unknown as z.ZodType<Word> };
}

/** Returns the form of a path to a file or folder. The path is not changed. */
export function path(noun: string, accepted: string): Form<string> {
  return form(noun, accepted, (text) => text !== "", String);
}

/** The form of an address or host name to listen on. IPv6 may be in brackets, which are removed. */
export const address = form(
  "address to listen on",
  "an address such as 127.0.0.1, 0.0.0.0 or ::1, or a host name",
  (text) => (text.includes(":") ? isIPv6(withoutBrackets(text)) : /^[^\s/[\]]+$/.test(text)),
  withoutBrackets,
);

/** Returns the form of a whole number in a range, both ends included. */
export function wholeNumber(noun: string, least: number, most: number): Form<number> {
  const accepted = `a whole number from ${least} to ${most}`;
  return form(
    noun,
    accepted,
    (text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most,
    Number,
  );
}

const PORT_FORM = "a whole number from 0 to 65535, 0 for any free port";

/** The form of a port; 0 picks a free one. */
export const port = form("port", PORT_FORM, isPort, Number);

/** The form of a port or `off`, which is read as undefined. */
export const portOrOff = form<number | undefined>(
  "port",
  `${PORT_FORM}, or off`,
  (text) => text === "off" || isPort(text),
  (text) => (text === "off" ? undefined : Number(text)),
);

const TOKEN_FORM = "letters, digits and other visible ASCII characters, no spaces";

/** The form of a bearer token. Its error sentence doesn't quote the value, because errors end up in logs. */
export const token: Form<string> = {
  accepted: TOKEN_FORM,
  shape: z.string().regex(/^[\x21-\x7e]+$/, { error: `this is not a valid token: use ${TOKEN_FORM}` }),
};

/** The form of a clock's mode, such as `60x`. */
export const clockMode = form<ClockMode | undefined>(
  "clock",
  CLOCK_FORM,
  (text) => parseClockMode(text) !== undefined,
  parseClockMode,
);

/** The form of a switch. On the command line, a switch without a value is on. */
export const onOff = form(
  "switch",
  "on or off",
  (text) => /^(?:on|off|true|false|1|0)$/i.test(text),
  (text) => /^(?:on|true|1)$/i.test(text),
);

/** The form of a duration, read as milliseconds. */
export const duration: Form<Duration> = { accepted: DURATION_FORM, shape: written.transform(readDuration) };

/** The form of an instant, read as milliseconds since 1970. */
export const startInstant: Form<number> = {
  accepted: "date, time and zone as in 2026-01-05T09:00:00Z",
  shape: instant.transform((text) => Date.parse(text)),
};

/** The form of a random seed: a whole number, or `random`. */
export const seed = form<number | "random">(
  "seed",
  SEED_FORM,
  (text) => text === "random" || (/^-?\d+$/.test(text) && Number.isSafeInteger(Number(text))),
  (text) => (text === "random" ? text : Number(text)),
);

/** The form of host names for the certificate, separated by commas. The certificate generator checks each name. */
export const subjectNames = form<readonly string[]>(
  "list of names",
  "host names or addresses, separated by commas",
  (text) => split(text).every((name) => name !== ""),
  split,
);

/** The form of settings, each as `NAME=VALUE`, separated by commas. Their names and values are checked with the scenario. */
export const assignments = form<readonly string[]>(
  "list of settings",
  "NAME=VALUE, such as pollHold=30s; several are separated by commas",
  (text) => split(text).every((written) => /^[^\s=]+=/.test(written)),
  split,
);

/** The form of groups and operations of the gateway, separated by commas. The code that uses them checks whether they exist. */
export const interfaceNames = form<readonly string[]>(
  "list of groups and operations",
  "groups such as calldata, or operations such as onlineagent/sayBusy, separated by commas",
  (text) => split(text).every((name) => /^\w+(?:\/\w+)?$/.test(name)),
  split,
);

const HOST_NAME = /^(?=.{1,253}$)[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?(?:\.[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?)*$/i;

/** The form of hosts that events can be pushed to, separated by commas. IPv6 may be in brackets, which are removed. */
export const pushHosts = form<readonly string[]>(
  "list of hosts",
  "host names, addresses or ranges such as 10.0.0.0/8, or * for all; several are separated by commas",
  (text) => listHosts(text).every((host) => host === "*" || isAddressRange(host) || isHostName(host)),
  listHosts,
);

function listHosts(text: string): readonly string[] {
  return [...new Set(split(text).map((host) => withoutBrackets(host).toLowerCase()))];
}

/** Returns whether text is a host name. If its last part has digits only, the text is a wrong IP address. */
function isHostName(text: string): boolean {
  return HOST_NAME.test(text) && !/(?:^|\.)\d+$/.test(text);
}

/** The form of a pattern of host names, read as the end of the names: `.ccgw.test` for `*.ccgw.test`. */
export const worldHost = form<string | undefined>(
  "pattern of host names",
  "*. and a domain of at least two labels, such as *.ccgw.test, because no client accepts a certificate for *.localhost",
  (text) => text.startsWith("*.") && text.includes(".", 2) && isHostName(text.slice(2)),
  (text) => text.slice(1).toLowerCase(),
);

/** The form of the URL of a gateway, read without a trailing slash. */
export const publicUrl = form<string | undefined>(
  "URL of the gateway",
  "https:// or http://, a host and optionally a port, without a path, such as https://ccgw.example:8043",
  (text) => /^https?:\/\/[^\s/?#@\\]+\/?$/i.test(text) && URL.canParse(text),
  (text) => new URL(text).origin,
);

/** The form of the address at which a real gateway reaches this simulator: a host, or a URL, read without a trailing slash. */
export const pushAddress = form<string | undefined>(
  "address for pushes",
  "a host such as 10.0.0.5, or a URL such as http://10.0.0.5:8080, without a path",
  (text) => publicUrl.shape.safeParse(text).success || isIP(withoutBrackets(text)) !== 0 || isHostName(text),
  (text) => (text.includes("://") ? new URL(text).origin : withoutBrackets(text)),
);

/** The form of web page origins, separated by commas. They are normalized so that they can be compared with the Origin header. */
export const origins = form<readonly string[]>(
  "origin of pages",
  "scheme, host and port, without a path, such as http://localhost:5173, or * for all; several are separated by commas",
  (text) => split(text).every((origin) => normalizeOrigin(origin) !== undefined),
  (text) => [...new Set(split(text).map((origin) => normalizeOrigin(origin) ?? origin))],
);

const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^\s/?#@\\]+$/i;

/**
 * Returns an origin in lower case and without the default port of its scheme, as browsers send it; undefined if the text is no origin. `*`
 * stays as it is, and so do origins with schemes that the URL class doesn't know, such as those of browser extensions.
 */
function normalizeOrigin(text: string): string | undefined {
  if (text === "*") return text;
  if (!ORIGIN.test(text) || !URL.canParse(text)) return undefined;
  const { origin } = new URL(text);
  return origin === "null" ? text : origin;
}

function split(text: string): readonly string[] {
  return text.split(",").map((name) => name.trim());
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function withoutBrackets(text: string): string {
  return text.replace(/^\[(.*)\]$/, "$1");
}
