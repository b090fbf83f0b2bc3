// The effects of faults, as the page offers them. docs/faults.md describes them.

/** A member of a fault that limits it. */
type Limit = "agents" | "operations" | "times";

/** The limits of an effect on requests. */
const REQUEST_LIMITS: readonly Limit[] = ["agents", "operations", "times"];
/** The limits of an effect on events or polls. */
const EVENT_LIMITS: readonly Limit[] = ["agents", "times"];
/** The limits of an effect on a port. */
const PORT_LIMITS: readonly Limit[] = [];

/** An effect to choose. */
export interface EffectChoice {
  readonly name: string;
  readonly title: string;
  readonly sentence: string;
  /** The initial text of the input for the value; undefined if the effect has no value. */
  readonly value?: string;
  /** The name of the value for screen readers. */
  readonly label?: string;
  /** The values to suggest. */
  readonly choices?: readonly string[];
  readonly limitedBy: readonly Limit[];
  /** Returns the member `effect` of a fault with this value. */
  readonly createEffect: (value: string) => object;
}

/** All effects. */
export const EFFECTS: readonly EffectChoice[] = [
  {
    name: "retcode",
    title: "Refuse",
    sentence: "Answers this retcode; the request is not handled.",
    value: "100-007",
    label: "retcode",
    choices: ["000-001", "000-003", "000-004", "000-007", "100-006", "100-007"],
    limitedBy: REQUEST_LIMITS,
    createEffect: (retcode) => ({ retcode }),
  },
  {
    name: "status",
    title: "HTTP status",
    sentence: "Answers this status with plain text, as a proxy does.",
    value: "503",
    label: "HTTP status",
    choices: ["500", "502", "503", "504"],
    limitedBy: REQUEST_LIMITS,
    createEffect: (status) => ({ status: Number(status) }),
  },
  {
    name: "delay",
    title: "Delay",
    sentence: "Handles the request at once; the answer comes late.",
    value: "2s",
    label: "duration",
    limitedBy: REQUEST_LIMITS,
    createEffect: (delay) => ({ delay }),
  },
  {
    name: "reset",
    title: "Reset",
    sentence: "Resets the connection.",
    limitedBy: REQUEST_LIMITS,
    createEffect: () => ({ reset: true }),
  },
  {
    name: "stall",
    title: "Stall",
    sentence: "Sends half of the body, then nothing.",
    limitedBy: REQUEST_LIMITS,
    createEffect: () => ({ stall: true }),
  },
  {
    name: "malformed",
    title: "Malformed JSON",
    sentence: "The body is not valid JSON. An event in it is lost.",
    limitedBy: REQUEST_LIMITS,
    createEffect: () => ({ malformed: true }),
  },
  {
    name: "truncated",
    title: "Truncated JSON",
    sentence: "Half of the JSON arrives. An event in it is lost.",
    limitedBy: REQUEST_LIMITS,
    createEffect: () => ({ truncated: true }),
  },
  {
    name: "events",
    title: "Events",
    sentence: "Events are lost, doubled, late or reordered on their way to the client.",
    value: "lost",
    label: "lost, doubled, late or reordered",
    choices: ["lost", "doubled", "late", "reordered"],
    limitedBy: EVENT_LIMITS,
    createEffect: (events) => ({ events }),
  },
  {
    name: "guid",
    title: "Invalidate Guid",
    sentence: "This request and all later ones are refused, until the agent signs in by force.",
    limitedBy: REQUEST_LIMITS,
    createEffect: () => ({ guid: "invalidated" }),
  },
  {
    name: "kick",
    title: "Kick",
    sentence: "Signs the agent out before the request is handled.",
    limitedBy: REQUEST_LIMITS,
    createEffect: () => ({ kick: true }),
  },
  {
    name: "switchOver",
    title: "Switch-over",
    sentence: "Polls are answered 000-004, and events wait.",
    limitedBy: EVENT_LIMITS,
    createEffect: () => ({ switchOver: true }),
  },
  {
    name: "certificate",
    title: "Bad certificate",
    sentence: "Opens another HTTPS port with a bad certificate: expired or wrongHost.",
    value: "expired",
    label: "expired or wrongHost",
    choices: ["expired", "wrongHost"],
    limitedBy: PORT_LIMITS,
    createEffect: (certificate) => ({ certificate }),
  },
  {
    name: "protocol",
    title: "Old TLS",
    sentence: "Opens another HTTPS port that supports only this version of TLS.",
    value: "TLSv1.1",
    label: "TLSv1.1 or TLSv1",
    choices: ["TLSv1.1", "TLSv1"],
    limitedBy: PORT_LIMITS,
    createEffect: (protocol) => ({ protocol }),
  },
];
