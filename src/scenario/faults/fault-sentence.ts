// Describes a fault in one English sentence.

import type { Instant } from "../../core/index.ts";
import { listIdRanges, type WrittenIds } from "../../forms/agent-ids.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import { joinWords } from "../../forms/wording.ts";
import { capitalize } from "../../words/capitalize.ts";
import { kindOf } from "./effects/index.ts";
import type { WrittenFault } from "./fault-rule.ts";

/** The progress of a fault at an instant. */
export interface FaultProgress {
  /** The number of times that it will still apply; undefined: without limit. */
  readonly left: number | undefined;
  /** The number of matching requests or events that still pass. */
  readonly skip: number;
  /** Its start; undefined if it has started. */
  readonly from: Instant | undefined;
  /** Its end; undefined if it has none. */
  readonly to: Instant | undefined;
  /** Whether its separate port is missing, because this simulator opens no ports. */
  readonly isPortMissing?: boolean;
}

/** Returns a sentence such as `The next 2 requests queryCallStatisticsInfo of agent 101 are answered 100-007.` */
export function describeFault(rule: WrittenFault, { left, skip, from, to, isPortMissing }: FaultProgress): string {
  const { kind, written } = kindOf(rule.effect);
  const { probability } = rule;
  const isRandom = probability !== undefined && probability < 1;
  const isPlural = isRandom || left !== 1;
  const [noun, place] = NOUNS[kind.affects];
  const nouns = `${noun}${isPlural ? "s" : ""}${place}`;
  const names = rule.operations === undefined ? "" : ` ${joinWords(rule.operations, "or")}`;
  const ofAgents = rule.agents === undefined ? "" : ` of ${describeAgents(rule.agents)}`;
  const state = rule.state === undefined ? "" : ` ${STATE_WORDS[rule.state]}`;
  const subject = `${describeQuantity(left, isRandom)}${nouns}${names}${ofAgents}${state}`;
  const chance = isRandom ? `, with a probability of ${Number((probability * 100).toPrecision(3))}%` : "";
  const atMost = isRandom && left !== undefined ? `, ${left === 1 ? "once" : `${left} times`} at most` : "";
  const afterSkipped = skip === 0 ? "" : `after ${skip} that ${skip === 1 ? "passes" : "pass"}, `;
  const noPort = isPortMissing === true ? "; this simulator opens no ports" : "";
  const sentence = `${describePeriod(from, to)}${afterSkipped}${subject} ${kind.describe(written, isPlural)}${chance}${atMost}${noPort}.`;
  return capitalize(sentence);
}

const NOUNS = {
  requests: ["request", ""],
  polls: ["poll", ""],
  events: ["event", ""],
  connections: ["connection", " to a separate port"],
} as const;

function describeQuantity(left: number | undefined, isRandom: boolean): string {
  if (isRandom) return "";
  if (left === undefined) return "all ";
  return left === 1 ? "the next " : `the next ${left} `;
}

function describePeriod(from: Instant | undefined, to: Instant | undefined): string {
  if (from !== undefined && to !== undefined) return `between ${formatInstant(from)} and ${formatInstant(to)}, `;
  if (from !== undefined) return `from ${formatInstant(from)} on, `;
  return to === undefined ? "" : `until ${formatInstant(to)}, `;
}

const STATE_WORDS: Readonly<Record<NonNullable<WrittenFault["state"]>, string>> = {
  signedOut: "while signed out",
  idle: "while idle",
  busy: "while busy",
  rest: "while at rest",
  wrapUp: "in wrap-up",
  dialing: "while dialing",
  ringing: "while ringing",
  talking: "while talking",
  held: "with a call on hold",
  inspecting: "while inspecting",
};

/** The maximum number of ids and ranges in a sentence. */
const MAX_SHOWN = 6;

function describeAgents(written: WrittenIds): string {
  const ranges = listIdRanges(written).map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
  const kept = MAX_SHOWN - 1;
  const shown = ranges.length > MAX_SHOWN ? [...ranges.slice(0, kept), `${ranges.length - kept} more`] : ranges;
  return `${ranges.length === 1 && !ranges[0]?.includes("-") ? "agent" : "agents"} ${joinWords(shown, "and")}`;
}
