// The requests of an agent about its own state, by the states that allow them.
import type { AgentStateName } from "./agent.ts";

/** The requests of an agent about its own state. */
export type StateAction = "sayBusy" | "cancelBusy" | "sayFree" | "rest" | "cancelRest" | "work" | "cancelWork";

/**
 * `now`: done immediately; `later`: booked for the end of the call, conference, inspection or wrap-up; `unbook`: cancels a booking, else
 * refused; `no`: refused.
 */
export type Permission = "now" | "later" | "unbook" | "no";

/** The requests that each state allows. From the state table of the interface pages; `unbook` is inferred. */
export const STATE_ACTIONS: Readonly<Record<AgentStateName, Readonly<Record<StateAction, Permission>>>> = {
  idle: {
    sayBusy: "now",
    cancelBusy: "no",
    sayFree: "now",
    rest: "now",
    cancelRest: "no",
    work: "now",
    cancelWork: "no",
  },
  busy: {
    sayBusy: "now",
    cancelBusy: "now",
    sayFree: "now",
    rest: "no",
    cancelRest: "no",
    work: "now",
    cancelWork: "no",
  },
  wrapUp: {
    sayBusy: "later",
    cancelBusy: "unbook",
    sayFree: "now",
    rest: "later",
    cancelRest: "unbook",
    work: "no",
    cancelWork: "now",
  },
  rest: {
    sayBusy: "no",
    cancelBusy: "no",
    sayFree: "now",
    rest: "now",
    cancelRest: "now",
    work: "no",
    cancelWork: "no",
  },
  // Inferred: as during a call.
  inspecting: {
    sayBusy: "later",
    cancelBusy: "unbook",
    sayFree: "unbook",
    rest: "later",
    cancelRest: "unbook",
    work: "no",
    cancelWork: "no",
  },
  occupied: {
    sayBusy: "later",
    cancelBusy: "unbook",
    sayFree: "unbook",
    rest: "later",
    cancelRest: "unbook",
    work: "no",
    cancelWork: "no",
  },
};
