// Recounts the counters of one agent from its events: slow, simple, and independent of the center's code.
import type { CenterEvent, Counters, Instant, LoggedEvent } from "../../src/core/index.ts";

/** The state of an agent after an event. Other events do not change it. */
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
  conferenceOccupied: "neither",
};

type Transfers = "in" | "made";

/** The start of the count. Earlier events do not count, and a running state counts from then on. */
interface Since {
  readonly serial: number;
  readonly at: Instant;
}

/**
 * Returns the counters of one agent, counted from its events.
 *
 * @param events the events of the agent, oldest first.
 * @param transfers the setting `transfernums`, or its value at each event.
 * @param since the start of the count; by default the first event.
 */
export function recount(
  events: readonly LoggedEvent[],
  now: Instant,
  transfers: Transfers | ((serial: number) => Transfers) = "in",
  since: Since = { serial: 0, at: Number.NEGATIVE_INFINITY },
): Counters {
  const counted = events.filter(({ serial }) => serial > since.serial);
  const count = (fits: (event: CenterEvent) => boolean) => counted.filter(({ event }) => fits(event)).length;
  const transitions = events.filter(({ event }) => event.type in STATE_AFTER);
  const endOfState = (after: number) => transitions.find(({ serial }) => serial > after)?.at ?? now;
  const measureStateAfter = ({ serial, at }: LoggedEvent) => measureSince(since, at, endOfState(serial));
  const measureState = (state: "busy" | "rest") =>
    sum(transitions.filter(({ event }) => STATE_AFTER[event.type] === state).map(measureStateAfter));
  // All the time of an overstay belongs to the count in which it began.
  const overstays = counted.filter(({ event }) => event.type === "restOverstayed");
  const measureOverstay = ({ serial, at }: LoggedEvent) => {
    const isEnd = ({ event }: LoggedEvent) => event.type in STATE_AFTER || event.type === "restProlonged";
    return (counted.find((event) => event.serial > serial && isEnd(event))?.at ?? now) - at;
  };
  // An agent who is already busy does not enter busy again.
  const entersBusy = transitions.filter(
    ({ event }, index) =>
      STATE_AFTER[event.type] === "busy" && STATE_AFTER[transitions[index - 1]?.event.type ?? "signedIn"] !== "busy",
  );
  const countDialed = (...features: string[]) =>
    count((event) => event.type === "talking" && event.talkCause === "dialed" && features.includes(event.feature));
  const eventsByRule = (rule: Transfers) => {
    const ruleAt = typeof transfers === "function" ? transfers : () => transfers;
    return counted.filter(({ serial }) => ruleAt(serial) === rule).map(({ event }) => event);
  };
  const countTransfers = (rule: Transfers, ...to: string[]) =>
    eventsByRule(rule).filter((event) => event.type === "transferred" && to.includes(event.to)).length;
  const takenOver = eventsByRule("in").filter(
    (event) => event.type === "talking" && event.talkCause === "answered" && event.transferredBy !== undefined,
  );
  return {
    talktime: Math.floor(measureTalkTime(events, now, since) / 1_000),
    answernums: count((event) => event.type === "talking" && event.talkCause === "answered"),
    noanswernums: count((event) => event.type === "notAnswered"),
    calloutnums: countDialed("outbound", "preview"),
    intercallnums: countDialed("internal"),
    interhelpnums:
      countDialed("twoPartyHelp", "threePartyHelp") + count((event) => event.type === "threeWayBegan" && event.helped),
    transfernums: takenOver.length + countTransfers("made", "agent", "queue", "ivr", "number"),
    transferoutnums: countTransfers("made", "number") + countTransfers("in", "agent", "queue", "number"),
    transferivrnums: countTransfers("made", "ivr") + countTransfers("in", "ivr"),
    redirectnums: count((event) => event.type === "leftCall" && event.by === "redirection"),
    keepnums: count((event) => event.type === "held" && event.asked),
    busynums: entersBusy.filter(({ serial }) => serial > since.serial).length,
    restnums: count((event) => event.type === "restBegan"),
    restoutnums: overstays.length,
    resttime: Math.floor(measureState("rest") / 1_000),
    restouttime: Math.floor(sum(overstays.map(measureOverstay)) / 1_000),
    agentrelease: count((event) => event.type === "leftCall" && event.by === "agent"),
    busytime: Math.floor(measureState("busy") / 1_000),
  };
}

/** Returns how long the agent was in at least one conversation, in milliseconds. Overlapping ones count once. */
function measureTalkTime(events: readonly LoggedEvent[], now: Instant, counting: Since): number {
  const open = new Set<string>();
  let total = 0;
  let since = 0;
  for (const { at, event } of events) {
    const before = open.size;
    if (event.type === "talking" || event.type === "threeWayBegan") open.add(event.call);
    if (event.type === "joinedConference") open.add(conferenceOf(event));
    if (event.type === "talkMoved" && open.delete(event.call)) open.add(conferenceOf(event));
    if (event.type === "leftCall") open.delete(event.call);
    if (event.type === "leftConference") open.delete(conferenceOf(event));
    if (event.type === "talkPassed" && open.delete(event.call)) open.add(event.into);
    if (before === 0 && open.size > 0) since = at;
    if (before > 0 && open.size === 0) total += measureSince(counting, since, at);
  }
  return open.size > 0 ? total + measureSince(counting, since, now) : total;
}

function conferenceOf({ conference }: { conference: number }): string {
  return `conference ${conference}`;
}

/** Returns the part of a time span after the start of the count, in milliseconds. */
function measureSince(since: Since, from: Instant, to: Instant): number {
  return Math.max(0, to - Math.max(from, since.at));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
