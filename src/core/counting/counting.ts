// The rule of every counter, once: which event moves which. Who counts and who explains what was counted both go by it.
import type { AgentEvent, LoggedEvent } from "../model/event.ts";
import type { CountingRules, Tally } from "./tally.ts";

type RuleOf<Event> = (tally: Tally, event: Event, by: LoggedEvent, rules: CountingRules) => void;

type Rules = { readonly [Type in AgentEvent["type"]]?: RuleOf<Extract<AgentEvent, { type: Type }>> };

const leave: RuleOf<AgentEvent> = (tally, _, by) => tally.leave(by);

/** What each event of an agent counts; those that are not named count nothing. */
const RULES: Rules = {
  signedIn: (tally, { type, counters }, by, { statisticsSince }) => {
    if (statisticsSince === "signIn") tally.startAnew({ type, serial: by.serial, at: by.at });
    if (counters !== undefined) tally.carryOver(counters, by);
  },
  becameBusy: (tally, { again }, by) => {
    tally.enter("busy", by);
    // The specification counts how often an agent enters the state.
    if (!again) tally.count("busynums", by);
  },
  restBegan: (tally, _, by) => {
    tally.enter("rest", by);
    tally.count("restnums", by);
  },
  restProlonged: (tally, _, by) => tally.endOverstay(by),
  restOverstayed: (tally, _, by) => {
    tally.count("restoutnums", by);
    tally.overstay(by);
  },
  signedOut: leave,
  becameIdle: leave,
  busyEnded: leave,
  restEnded: leave,
  wrapUpBegan: leave,
  wrapUpEnded: leave,
  occupied: leave,
  talking: (tally, { call, cause, feature, transferredBy }, by, { transfernums }) => {
    tally.talk(call, by);
    if (cause === "answered") {
      tally.count("answernums", by);
      if (transferredBy !== undefined && transfernums === "in") tally.count("transfernums", by);
    }
    if (cause === "dialed") {
      if (feature === "outbound" || feature === "preview") tally.count("calloutnums", by);
      else if (feature === "internal") tally.count("intercallnums", by);
      else tally.count("interhelpnums", by);
    }
  },
  conferenceBegan: (tally, { call, helped }, by) => {
    tally.talk(call, by);
    if (helped) tally.count("interhelpnums", by);
  },
  held: (tally, { asked }, by) => {
    if (asked) tally.count("keepnums", by);
  },
  notAnswered: (tally, _, by) => tally.count("noanswernums", by),
  // The specification counts calls transferred in, and every call transferred out beside those to an IVR. Other sources count the
  // transfers that the agent made, of whatever kind, and beside that those to numbers outside.
  transferred: (tally, { to }, by, { transfernums }) => {
    const made = transfernums === "made";
    if (made) tally.count("transfernums", by);
    if (to === "ivr") tally.count("transferivrnums", by);
    else if (to === "number" || !made) tally.count("transferoutnums", by);
  },
  leftCall: (tally, event, by) => {
    if (event.by === "agent") tally.count("agentrelease", by);
    if (event.by === "redirection") tally.count("redirectnums", by);
    // Hold time inside a talk counts as talk, so a talk ends only here; seconds of two talks at once count once.
    if (!event.stillTalking) tally.endTalk(by);
  },
  countersPinned: (tally, { set, clear }, by) => tally.pin(set, clear, by),
};

/** What an event of some kind does to the tally of its agent; undefined when such events count nothing. */
export function ruleOf(event: AgentEvent): RuleOf<AgentEvent> | undefined {
  return RULES[event.type] as RuleOf<AgentEvent> | undefined;
}

/** A day begins for an agent, signed in or not. */
export function countDay(tally: Tally, { serial, at }: LoggedEvent, rules: CountingRules): void {
  if (rules.statisticsSince === "midnight") tally.startAnew({ type: "dayBegan", serial, at });
}
