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

/** Counts the events of one agent since it signed in. The counters that nothing reaches yet are zero. */
export function recount(events: readonly LoggedEvent[], now: Instant): Counters {
  const count = (fits: (event: CenterEvent) => boolean) => events.filter(({ event }) => fits(event)).length;
  const passages = events.filter(({ event }) => event.type in STATE_AFTER);
  const after = (at: number) => passages.find(({ serial }) => serial > at)?.at ?? now;
  const inState = (state: "busy" | "rest") =>
    sum(passages.filter(({ event }) => STATE_AFTER[event.type] === state).map(({ serial, at }) => after(serial) - at));
  const overstays = events.filter(({ event }) => event.type === "rest-overstayed");
  return {
    talktime: Math.floor(talked(events, now) / 1_000),
    answernums: count((event) => event.type === "talking" && event.cause === "answered"),
    noanswernums: count((event) => event.type === "not-answered"),
    calloutnums: 0,
    intercallnums: 0,
    interhelpnums: 0,
    transfernums: 0,
    transferoutnums: 0,
    transferivrnums: 0,
    redirectnums: count((event) => event.type === "left-call" && event.by === "redirection"),
    keepnums: count((event) => event.type === "held"),
    busynums: count((event) => event.type === "became-busy"),
    restnums: count((event) => event.type === "rest-began"),
    restoutnums: overstays.length,
    resttime: Math.floor(inState("rest") / 1_000),
    restouttime: Math.floor(sum(overstays.map(({ serial, at }) => after(serial) - at)) / 1_000),
    agentrelease: count((event) => event.type === "left-call" && event.by === "agent"),
    busytime: Math.floor(inState("busy") / 1_000),
  };
}

/** How long the agent was in one or more answered calls: from each answer to the end of that call, overlaps once. */
function talked(events: readonly LoggedEvent[], now: Instant): number {
  const talks = events.flatMap(({ serial, at, event }) => {
    if (event.type !== "talking" || event.cause !== "answered") return [];
    const end = events.find(
      (later) => later.serial > serial && later.event.type === "left-call" && later.event.call === event.call,
    );
    return [{ from: at, to: end?.at ?? now }];
  });
  let total = 0;
  let upTo = Number.NEGATIVE_INFINITY;
  for (const { from, to } of talks) {
    total += Math.max(0, to - Math.max(from, upTo));
    upTo = Math.max(upTo, to);
  }
  return total;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
