// The counters of one agent counted anew from the list of what happened to it: slow, plain, and apart from the center's own way.
import type { CenterEvent, Counters, Instant, LoggedEvent } from "../../src/core/index.ts";

/** Which state an agent is in after an event; events that are not named leave it in its state. */
const STATE_AFTER: Partial<Record<CenterEvent["type"], "busy" | "rest" | "neither">> = {
  signedIn: "neither",
  signedOut: "neither",
  becameIdle: "neither",
  becameBusy: "busy",
  busyEnded: "neither",
  restBegan: "rest",
  restEnded: "neither",
  wrapUpBegan: "neither",
  wrapUpEnded: "neither",
  occupied: "neither",
};

type Transfers = "in" | "made";

/** Where a counting begins: what happened before counts nothing, and time that runs then counts from then on. */
interface Since {
  readonly serial: number;
  readonly at: Instant;
}

/**
 * Counts the events of one agent since it signed in; `transfers` is the setting `transfernums`, or what it was at each event. With `since`
 * it counts only from there on, of a life that may have begun before.
 */
export function recount(
  events: readonly LoggedEvent[],
  now: Instant,
  transfers: Transfers | ((serial: number) => Transfers) = "in",
  since: Since = { serial: 0, at: Number.NEGATIVE_INFINITY },
): Counters {
  const counted = events.filter(({ serial }) => serial > since.serial);
  const count = (fits: (event: CenterEvent) => boolean) => counted.filter(({ event }) => fits(event)).length;
  const passages = events.filter(({ event }) => event.type in STATE_AFTER);
  const after = (at: number) => passages.find(({ serial }) => serial > at)?.at ?? now;
  const spent = ({ serial, at }: LoggedEvent) => lengthSince(since, at, after(serial));
  const inState = (state: "busy" | "rest") =>
    sum(passages.filter(({ event }) => STATE_AFTER[event.type] === state).map(spent));
  // An overstay belongs to the count in which it began, with all of its time.
  const overstays = counted.filter(({ event }) => event.type === "restOverstayed");
  const overstayed = ({ serial, at }: LoggedEvent) => {
    const ends = ({ event }: LoggedEvent) => event.type in STATE_AFTER || event.type === "restProlonged";
    return (counted.find((one) => one.serial > serial && ends(one))?.at ?? now) - at;
  };
  // Whoever is busy and says so again enters nothing.
  const entersBusy = passages.filter(
    ({ event }, nth) =>
      STATE_AFTER[event.type] === "busy" && STATE_AFTER[passages[nth - 1]?.event.type ?? "signedIn"] !== "busy",
  );
  const dialed = (...features: string[]) =>
    count((event) => event.type === "talking" && event.cause === "dialed" && features.includes(event.feature));
  const countedBy = (rule: Transfers) => {
    const sameAt = typeof transfers === "function" ? transfers : () => transfers;
    return counted.filter(({ serial }) => sameAt(serial) === rule).map(({ event }) => event);
  };
  const handedOn = (rule: Transfers, ...to: string[]) =>
    countedBy(rule).filter((event) => event.type === "transferred" && to.includes(event.to)).length;
  const takenOver = countedBy("in").filter(
    (event) => event.type === "talking" && event.cause === "answered" && event.transferredBy !== undefined,
  );
  return {
    talktime: Math.floor(talked(events, now, since) / 1_000),
    answernums: count((event) => event.type === "talking" && event.cause === "answered"),
    noanswernums: count((event) => event.type === "notAnswered"),
    calloutnums: dialed("outbound", "preview"),
    intercallnums: dialed("internal"),
    interhelpnums:
      dialed("twoPartyHelp", "threePartyHelp") + count((event) => event.type === "conferenceBegan" && event.helped),
    transfernums: takenOver.length + handedOn("made", "agent", "queue", "ivr", "number"),
    transferoutnums: handedOn("made", "number") + handedOn("in", "agent", "queue", "number"),
    transferivrnums: handedOn("made", "ivr") + handedOn("in", "ivr"),
    redirectnums: count((event) => event.type === "leftCall" && event.by === "redirection"),
    keepnums: count((event) => event.type === "held" && event.asked),
    busynums: entersBusy.filter(({ serial }) => serial > since.serial).length,
    restnums: count((event) => event.type === "restBegan"),
    restoutnums: overstays.length,
    resttime: Math.floor(inState("rest") / 1_000),
    restouttime: Math.floor(sum(overstays.map(overstayed)) / 1_000),
    agentrelease: count((event) => event.type === "leftCall" && event.by === "agent"),
    busytime: Math.floor(inState("busy") / 1_000),
  };
}

/** How long the agent was in one or more talks: from when there is one until there is none, overlaps once. */
function talked(events: readonly LoggedEvent[], now: Instant, counting: Since): number {
  const open = new Set<string>();
  let total = 0;
  let since = 0;
  for (const { at, event } of events) {
    const before = open.size;
    if (event.type === "talking" || event.type === "conferenceBegan") open.add(event.call);
    if (event.type === "leftCall") open.delete(event.call);
    if (event.type === "talkPassed" && open.delete(event.call)) open.add(event.into);
    if (before === 0 && open.size > 0) since = at;
    if (before > 0 && open.size === 0) total += lengthSince(counting, since, at);
  }
  return open.size > 0 ? total + lengthSince(counting, since, now) : total;
}

/** How much of a stretch of time lies after the counting began. */
function lengthSince(since: Since, from: Instant, to: Instant): number {
  return Math.max(0, to - Math.max(from, since.at));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
