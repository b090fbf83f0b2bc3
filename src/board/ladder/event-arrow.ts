// The arrow of an event: between which lanes it goes, and its label.
import type { WorldEvent } from "../../control/api-types.ts";
import { clientNameOf } from "./delivered.ts";
import type { Lane, Segment } from "./row.ts";

/** The events of a call that concern an outside party, with their direction. Other events of a call are notes of the center. */
const DIRECTIONS: Readonly<Record<string, readonly [from: Lane, to: Lane]>> = {
  callArrived: ["customer", "center"],
  callAbandoned: ["customer", "center"],
  outsideAnswered: ["customer", "center"],
  callDialed: ["center", "customer"],
  callTurnedAway: ["center", "customer"],
  callOver: ["center", "customer"],
};

/** Returns the arrow of an event: to the gateway, if its client gets the event; otherwise between center and customer, or at the center. */
export function arrowOf(event: WorldEvent): Segment[] {
  const label = labelOf(event);
  const [from, to] = DIRECTIONS[event.type] ?? ["center", "center"];
  if (event.agent === undefined) return [{ from, to, label }];
  return clientNameOf(event) === undefined
    ? [{ from: "center", to: "center", label }]
    : [{ from: "center", to: "gateway", label }];
}

/** Returns the arrow of an event from the gateway to its client. */
export function deliveryOf(agent: number, name: string): Segment {
  return { from: "gateway", to: `client ${agent}`, label: name };
}

/** The members that can be the detail in a label. The first one that an event has is shown. */
const DETAIL_MEMBERS = [
  "reason",
  "restCause",
  "signOutCause",
  "failure",
  "by",
  "to",
  "queue",
  "number",
  "caller",
] as const;

/** Returns the label of an event: its type in words, and a detail if it has one, such as `call arrived (to queue 25)`. */
export function labelOf(event: WorldEvent): string {
  const words = event.type.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const member = DETAIL_MEMBERS.find((name) => isDetail(event[name]));
  return member === undefined
    ? words
    : `${words} (${member === "caller" ? "from" : member} ${shortenText(event[member])})`;
}

function isDetail(value: unknown): boolean {
  return (typeof value === "string" && value !== "") || typeof value === "number" || isTarget(value);
}

function isTarget(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.keys(value).length === 1;
}

/** The maximum number of characters of a detail in a label. */
const MAX_DETAIL_LENGTH = 24;

function shortenText(value: unknown): string {
  const text = isTarget(value)
    ? Object.entries(value)
        .map(([name, id]) => `${name} ${String(id)}`)
        .join()
    : String(value);
  return text.length > MAX_DETAIL_LENGTH ? `${text.slice(0, MAX_DETAIL_LENGTH - 1)}…` : text;
}
