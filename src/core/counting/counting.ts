// The rules of the counters: which event changes which counter.
// Both counting and explaining use them.
import type { AgentEvent, LoggedEvent } from "../model/event.ts";
import type { CountingRules, Tally } from "./tally.ts";

type RuleOf<Event> = (tally: Tally, event: Event, by: LoggedEvent, rules: CountingRules) => void;

type Rules = { readonly [Type in AgentEvent["type"]]?: RuleOf<Extract<AgentEvent, { type: Type }>> };

const leave: RuleOf<AgentEvent> = (tally, _, by) => tally.leave(by);

/** The rule of each event of an agent. Events that are not listed count nothing. */
const RULES: Rules = {
  signedIn: (tally, { type, counters }, by, { statisticsSince }) => {
    if (statisticsSince === "signIn") tally.restart({ type, serial: by.serial, at: by.at });
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
  talking: (tally, { call, talkCause, feature, transferredBy }, by, { transfernums }) => {
    tally.talk(call, by);
    if (talkCause === "answered") {
      tally.count("answernums", by);
      if (transferredBy !== undefined && transfernums === "in") tally.count("transfernums", by);
    }
    if (talkCause === "dialed") {
      if (feature === "outbound" || feature === "preview") tally.count("calloutnums", by);
      else if (feature === "internal") tally.count("intercallnums", by);
      else tally.count("interhelpnums", by);
    }
  },
  threeWayBegan: (tally, { call, helped }, by) => {
    tally.talk(call, by);
    if (helped) tally.count("interhelpnums", by);
  },
  // A conference is a conversation, also for an agent who is muted or on hold in it.
  conferenceOccupied: leave,
  talkMoved: (tally, { conference }, by) => tally.confer(conference, by),
  joinedConference: (tally, { conference }, by) => tally.confer(conference, by),
  leftConference: (tally, _, by) => tally.endTalk(by),
  held: (tally, { asked }, by) => {
    if (asked) tally.count("keepnums", by);
  },
  notAnswered: (tally, _, by) => tally.count("noanswernums", by),
  // The specification counts calls transferred in, and every call transferred out except to an IVR. Other sources count the
  // transfers of any kind that the agent made, and separately those to outside numbers.
  transferred: (tally, { to }, by, { transfernums }) => {
    const made = transfernums === "made";
    if (made) tally.count("transfernums", by);
    if (to === "ivr") tally.count("transferivrnums", by);
    else if (to === "number" || !made) tally.count("transferoutnums", by);
  },
  leftCall: (tally, event, by) => {
    if (event.by === "agent") tally.count("agentrelease", by);
    if (event.by === "redirection") tally.count("redirectnums", by);
    // Hold time counts as talk, so a talk in calls ends only here. The seconds of two talks at the same time count once.
    if (!event.stillTalking) tally.endTalk(by);
  },
  countersPinned: (tally, { set, clear }, by) => tally.pin(set, clear, by),
};

/** Returns the rule of an event; undefined if it counts nothing. */
export function ruleOf(event: AgentEvent): RuleOf<AgentEvent> | undefined {
  return RULES[event.type] as RuleOf<AgentEvent> | undefined;
}

/** Restarts an agent's counting at the beginning of a day, if the counters start at midnight. */
export function countDay(tally: Tally, { serial, at }: LoggedEvent, rules: CountingRules): void {
  if (rules.statisticsSince === "midnight") tally.restart({ type: "dayBegan", serial, at });
}
