// The examples of calls in the OpenAPI document.
import { CALL, WORLD_TIME } from "./example-values.ts";

const RINGING_LEG = { agent: 101, state: "ringing", since: WORLD_TIME, muted: false };

/** A new call of a customer, which rings at an agent. */
export const RINGING_CALL = { ...CALL, state: "ringing", answeredAt: null, legs: [RINGING_LEG] };

const AGENT_PARTY = { agent: 101 };
const CUSTOMER = { number: "13800000001" };

/** A call in the answer about one call, with who hears whom. */
export const CALL_WITH_HEARINGS = {
  ...CALL,
  hears: [
    { party: AGENT_PARTY, hears: [CUSTOMER] },
    { party: CUSTOMER, hears: [AGENT_PARTY] },
  ],
};

/** The number of the outside party that an agent calls. */
export const DIALED_NUMBER = "13900000001";

/** A call that an agent makes to an outside number. */
export const DIALED_CALL = {
  ...CALL,
  feature: "outbound",
  from: "40101",
  called: DIALED_NUMBER,
  to: { number: DIALED_NUMBER },
  state: "dialing",
  answeredAt: null,
  legs: [{ ...RINGING_LEG, state: "dialing" }],
  outside: [{ number: DIALED_NUMBER, state: "called" }],
};

/** That call after the outside party has answered. */
export const ANSWERED_CALL = {
  ...DIALED_CALL,
  state: "talking",
  answeredAt: WORLD_TIME,
  legs: CALL.legs,
  outside: [{ number: DIALED_NUMBER, state: "here" }],
};

/** That call after the outside party has refused it, was busy or has not answered. */
export const FAILED_CALL = { ...DIALED_CALL, state: "over", legs: [], outside: [] };

/** A customer's call that is over. */
export const ENDED_CALL = { ...CALL, state: "over", legs: [], outside: [] };

/** The call by which an agent consults a colleague about a customer's call. */
export const CONSULTATION = {
  ...DIALED_CALL,
  feature: "twoPartyHelp",
  from: "101",
  called: "102",
  to: { agent: 102 },
  legs: [...DIALED_CALL.legs, { ...RINGING_LEG, agent: 102 }],
  outside: [],
};
