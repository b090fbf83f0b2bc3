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
