// The eighteen counters of an agent's statistics, in the order in which the gateway writes them.

/** The names of the counters, in the documented order of the answer. */
export const COUNTERS = [
  "talktime",
  "answernums",
  "noanswernums",
  "calloutnums",
  "intercallnums",
  "interhelpnums",
  "transfernums",
  "transferoutnums",
  "transferivrnums",
  "redirectnums",
  "keepnums",
  "busynums",
  "restnums",
  "restoutnums",
  "resttime",
  "restouttime",
  "agentrelease",
  "busytime",
] as const;

/** The name of a counter. */
export type CounterName = (typeof COUNTERS)[number];

/** A value for each counter: a count, or whole seconds if its name ends in `time`. */
export type Counters = Record<CounterName, number>;

/** A description of each counter in one sentence, for schemas. docs/counters.md has the rules. */
export const COUNTER_MEANINGS: Readonly<Record<CounterName, string>> = {
  talktime: "Seconds of talk of every kind, with hold.",
  answernums: "Answered calls.",
  noanswernums: "Calls that rang for ringTime and were withdrawn, or that the agent rejected with `reject`.",
  calloutnums: "Outside numbers that the agent called and that answered.",
  intercallnums: "Internal calls of the agent that were answered.",
  interhelpnums: "Consultations of the agent that were answered.",
  transfernums: "Answered calls that a colleague transferred; with transfernums: made, transfers by the agent.",
  transferoutnums:
    "Calls that the agent transferred, except to IVRs; with transfernums: made, only those to outside numbers.",
  transferivrnums: "Calls that the agent sent to an IVR.",
  redirectnums: "Ringing calls of a queue that the agent rejected with `release`.",
  keepnums: "Times that the agent held a call.",
  busynums: "Times that the agent became busy.",
  restnums: "Rests that began.",
  restoutnums: "Times that a rest exceeded its granted time.",
  resttime: "Seconds of rest.",
  restouttime: "Seconds of rest over the granted time.",
  agentrelease: "Calls that the agent hung up, or left by a hang-up.",
  busytime: "Seconds in the busy state.",
};
