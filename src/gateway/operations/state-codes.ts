// Returns the gateway's and the CTI server's numbers for the states of agents.
import type { Session, ShownState } from "../../core/index.ts";

/** The gateway's numbers of the states. State 7 lasts from the assignment of a call to its end. */
const STATE_CODE: Readonly<Record<Session["state"]["name"], number>> = {
  busy: 3,
  idle: 4,
  wrapUp: 5,
  occupied: 7,
  inspecting: 7,
  rest: 8,
};
const SIGNED_OUT = 2;
const REST_BOOKED = 9;

/** The CTI server's numbers of the states. 2 to 5 are together the gateway's state 7; the meaning of each of them is inferred. */
const CTI_CODE: Readonly<Record<ShownState["name"], number>> = {
  signedOut: 0,
  idle: 1,
  dialing: 3,
  ringing: 4,
  talking: 5,
  inspecting: 5,
  wrapUp: 6,
  busy: 7,
  rest: 8,
};

/** Returns the gateway's number of an agent's state: 2 without a session, 9 for a rest that begins after the call or wrap-up. */
export function codeOfState(session: Session | undefined): number {
  if (session === undefined) return SIGNED_OUT;
  return session.booking?.kind === "rest" ? REST_BOOKED : STATE_CODE[session.state.name];
}

/** Returns the CTI server's number of an agent's state. */
export function ctiCodeOfState({ name }: ShownState): number {
  return CTI_CODE[name];
}
