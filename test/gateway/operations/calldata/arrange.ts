// Defines a center with an inspector and an IVR, the usual answers and a usual call, for tests of call data.
import { type Center, type Move, Refusal } from "../../../../src/core/index.ts";

/** Queues 25 and 26 as usual, IVR 900, and Dora (104), who is an inspector. */
export const WITH_INSPECTOR = {
  ivrs: [{ id: 900, name: "Menu" }],
  agents: [
    { id: 101, name: "Ada", queues: [25, 26] },
    { id: 102, name: "Ben", queues: [25] },
    { id: 103, name: "Cleo", queues: [] },
    { id: 104, name: "Dora", queues: [], inspector: true },
  ],
};

/** The first customer's call to queue 25 as queries describe it, until it is answered. */
export const FIRST_CALL = {
  callfeature: 0,
  callid: "1767603600-1",
  caller: "13800000001",
  called: "60025",
  callskill: "Support",
  callskillid: 25,
  orgicallednum: "",
  calldata: "",
  begintime: null,
  endtime: null,
  userPriority: 0,
  trunkNo: 65535,
  logontimes: 0,
  mediaType: 5,
};

/** The members of a direct call to agent 101 that differ from those of a call to a queue. */
export const DIRECT = { called: "40038", callskill: "", callskillid: 0 };

/** An outside number. */
export const NUMBER = "13900000009";

/** The answer to a request that is refused for a reason without a specific retcode. */
export const FAILED = { message: "agent operation failed", retcode: "100-007" };
/** The answer to a query about another agent without the right. */
export const NO_RIGHT = { message: "no right to query agent information", retcode: "300-001" };
/** The answer to a query for held calls if there are none. */
export const NOTHING_HELD = { message: "held call list is empty", retcode: "400-003" };
/** The answer to a request with an invalid parameter. */
export const INVALID_PARAMETER = { message: "parameter or address is invalid", retcode: "000-002" };

/** The answer of a successful operation without a result. */
export const DONE = { message: "success", retcode: "0", result: {} };

/** Returns the successful answer with a result. */
export const answer = (result: unknown) => ({ message: "", retcode: "0", result });

/** Performs a move in a center. Throws an Error if the center refuses it. */
export function perform<Input, Output>(center: Center, move: Move<Input, Output>, input: Input): Output {
  const outcome = center.perform(move, input);
  if (outcome instanceof Refusal) throw new Error(outcome.sentence);
  return outcome;
}
