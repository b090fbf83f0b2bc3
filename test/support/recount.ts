// The counters of one agent counted anew from the list of what happened to it: slow, plain, and apart from the center's own way.
import type { CenterEvent, Counters, Instant, LoggedEvent } from "../../src/core/index.ts";

/** Which state an agent is in after an event; events that are not named leave it in its state. */
const STATE_AFTER: Partial<Record<CenterEvent["type"], "busy" | "rest" | "neither">> = {
  "signed-in": "neither",
  "signed-out": "neither",
  "became-idle": "neither",
  "became-busy": "busy",
  "busy-ended": "neither",
  "rest-began": "rest",
  "rest-ended": "neither",
  "wrap-up-began": "neither",
  "wrap-up-ended": "neither",
  occupied: "neither",
};

/** Counts the events of one agent since it signed in; `transfers` is the setting `transfernums`. */
export function recount(events: readonly LoggedEvent[], now: Instant, transfers: "in" | "made" = "in"): Counters {
  const count = (fits: (event: CenterEvent) => boolean) => events.filter(({ event }) => fits(event)).length;
  const passages = events.filter(({ event }) => event.type in STATE_AFTER);
  const after = (at: number) => passages.find(({ serial }) => serial > at)?.at ?? now;
  const inState = (state: "busy" | "rest") =>
    sum(passages.filter(({ event }) => STATE_AFTER[event.type] === state).map(({ serial, at }) => after(serial) - at));
  const overstays = events.filter(({ event }) => event.type === "rest-overstayed");
  const dialled = (...features: string[]) =>
    count((event) => event.type === "talking" && event.cause === "dialled" && features.includes(event.feature));
  const transferred = (...to: string[]) => count((event) => event.type === "transferred" && to.includes(event.to));
  return {
    talktime: Math.floor(talked(events, now) / 1_000),
    answernums: count((event) => event.type === "talking" && event.cause === "answered"),
    noanswernums: count((event) => event.type === "not-answered"),
    calloutnums: dialled("outbound", "preview"),
    intercallnums: dialled("internal"),
    interhelpnums:
      dialled("twoPartyHelp", "threePartyHelp") + count((event) => event.type === "conference-began" && event.helped),
    transfernums:
      transfers === "made"
        ? transferred("agent", "queue", "ivr", "number")
        : count((event) => event.type === "talking" && event.cause === "answered" && event.transferredBy !== undefined),
    transferoutnums: transfers === "made" ? transferred("number") : transferred("agent", "queue", "number"),
    transferivrnums: transferred("ivr"),
    redirectnums: count((event) => event.type === "left-call" && event.by === "redirection"),
    keepnums: count((event) => event.type === "held" && event.asked),
    busynums: count((event) => event.type === "became-busy"),
    restnums: count((event) => event.type === "rest-began"),
    restoutnums: overstays.length,
    resttime: Math.floor(inState("rest") / 1_000),
    restouttime: Math.floor(sum(overstays.map(({ serial, at }) => after(serial) - at)) / 1_000),
    agentrelease: count((event) => event.type === "left-call" && event.by === "agent"),
    busytime: Math.floor(inState("busy") / 1_000),
  };
}

/** How long the agent was in one or more talks: from when there is one until there is none, overlaps once. */
function talked(events: readonly LoggedEvent[], now: Instant): number {
  const open = new Set<string>();
  let total = 0;
  let since = 0;
  for (const { at, event } of events) {
    const before = open.size;
    if (event.type === "talking" || event.type === "conference-began") open.add(event.call);
    if (event.type === "left-call") open.delete(event.call);
    if (event.type === "talk-passed" && open.delete(event.call)) open.add(event.into);
    if (before === 0 && open.size > 0) since = at;
    if (before > 0 && open.size === 0) total += at - since;
  }
  return open.size > 0 ? total + now - since : total;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
