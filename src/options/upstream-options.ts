// The options of a real gateway behind the simulator, which only the command `serve` has.
import { interfaceNames, oneOf, onOff, path, publicUrl, pushAddress } from "./option-forms.ts";
import type { OptionTable } from "./option-row.ts";

const UPSTREAM_MODES = ["pass", "spy", "shadow"] as const;

/** The use of a real gateway. `pass`: it answers all requests. `spy`: the simulator answers some. `shadow`: a world gets all, too. */
export type UpstreamMode = (typeof UPSTREAM_MODES)[number];

/** The options of a real gateway behind the simulator. */
export interface UpstreamOptions {
  /** The URL of a real gateway to which requests are passed, without a trailing slash; undefined: requests are answered here. */
  upstream: string | undefined;
  /** The use of the real gateway; undefined: it gets all requests, as with `pass`. */
  mode: UpstreamMode | undefined;
  /** The groups and operations that the simulator answers in mode spy; empty: none. */
  answer: readonly string[];
  /** The path of a PEM file with the CA of the real gateway's certificate; undefined: the CAs that Node trusts. */
  upstreamCa: string | undefined;
  /** Whether the real gateway's certificate is accepted unchecked. */
  upstreamInsecure: boolean;
  /** The host or URL at which the real gateway pushes events to this simulator; undefined: it pushes to the addresses that clients name. */
  pushAddress: string | undefined;
  /** Whether the tape of the real gateway has names, numbers and texts as they are. */
  plainTape: boolean;
}

/** A row for each option, in the order of the help. */
export const UPSTREAM_OPTIONS: OptionTable<UpstreamOptions> = {
  upstream: {
    ...publicUrl,
    flag: "upstream",
    placeholder: "URL",
    fallback: undefined,
    defaultText: "none",
    help: "Pass requests to this real gateway, and its answers back. With --tape, both are recorded.",
  },
  mode: {
    ...oneOf("mode", UPSTREAM_MODES),
    flag: "mode",
    placeholder: "MODE",
    fallback: undefined,
    defaultText: "pass",
    help: "pass: the real gateway answers; spy: the simulator answers what --answer names; shadow: the real gateway answers, and a world here gets every request too: each difference is logged.",
  },
  answer: {
    ...interfaceNames,
    flag: "answer",
    placeholder: "NAMES",
    fallback: [],
    defaultText: "none",
    help: "What the simulator answers in mode spy: groups such as calldata, and operations such as onlineagent/sayBusy, separated by commas.",
  },
  upstreamCa: {
    ...path("certificate file", "the path of a PEM file"),
    flag: "upstream-ca",
    placeholder: "FILE",
    fallback: undefined,
    defaultText: "the CAs that Node trusts",
    help: "CA certificate (PEM) of the real gateway.",
  },
  upstreamInsecure: {
    ...onOff,
    flag: "upstream-insecure",
    fallback: false,
    defaultText: "off",
    help: "Accept any certificate of the real gateway. Anyone in between could read and change everything.",
  },
  pushAddress: {
    ...pushAddress,
    flag: "push-address",
    placeholder: "HOST",
    fallback: undefined,
    defaultText: "none: it pushes straight to the clients",
    help: "Host or URL at which the real gateway reaches this simulator. Its pushes come here, and go on to the clients.",
  },
  plainTape: {
    ...onOff,
    flag: "plain-tape",
    fallback: false,
    defaultText: "off",
    help: "Write names, numbers and texts of the real gateway to the tape as they are. Passwords, tokens and Guids never are.",
  },
};
