// The steps with which an agent brings others into a call: transfer, cancelTransfer, consult, threeWayCall and connect.
import {
  beginConsultation,
  cancelTransfer as cancelTransferMove,
  connectHeld,
  joinThreeWay,
  Refusal,
  transferCall,
} from "../../core/index.ts";
import { closed } from "../../forms/values.ts";
import { consultationMode, forbidCallWithTo, requireFittingMode, transferMode } from "../agent-call-forms.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { agent, callName, createTargetSchema, data, newCallName } from "../step-forms.ts";
import { declareAction, declarePlainAction, refusalOf } from "./action.ts";

const transfer = declareAction({
  summary: "An agent transfers its current call.",
  operation: "transfer",
  shape: requireFittingMode(
    closed("transfer step", {
      agent,
      to: createTargetSchema("target of a transfer", ["agent", "queue", "ivr", "number"]),
      mode: transferMode,
      data,
    }),
  ),
  build: ({ mode = "release", ...rest }) => ({ ...rest, mode }),
  play: ({ center }, { agent, to, mode, data }) => center.perform(transferCall, { agent, to, mode, data }),
});

const cancelTransfer = declarePlainAction({
  summary: "An agent cancels a transfer that is not complete.",
  operation: "cancelTransfer",
  shape: closed("cancelTransfer step", { agent }),
  play: ({ center }, { agent }) => center.perform(cancelTransferMove, { agent }),
});

const consult = declareAction({
  summary: "An agent consults a colleague, with or without the customer.",
  operation: "innerHelp",
  shape: closed("consult step", {
    agent,
    to: createTargetSchema("target of a consultation", ["agent", "queue"]),
    mode: consultationMode,
    data,
    as: newCallName,
  }),
  build: ({ mode = "twoParty", ...rest }) => ({ ...rest, mode }),
  play({ center, calls }, { agent, to, mode, data, as }) {
    const id = center.perform(beginConsultation, { agent, to, mode, data, hold: true });
    // The customer's call stays the last one, so that a later hangUp without a call ends it.
    if (!(id instanceof Refusal)) calls.name(id, as);
    return refusalOf(id);
  },
});

const threeWayCall = declarePlainAction({
  summary: "An agent starts a three-way call: joins a call on hold with its current call, or adds a party.",
  operation: ({ to }) => (to === undefined ? "confJoin" : "number" in to ? "transfer" : "innerHelp"),
  shape: forbidCallWithTo(
    closed("three-way call", {
      agent,
      call: callName.optional().describe("The call on hold; the last one held if absent."),
      to: createTargetSchema("target of a three-way call", ["agent", "queue", "number"])
        .optional()
        .describe("Instead of call: the party to add."),
    }),
  ),
  play({ center, calls }, { agent, call: name, to }) {
    if (to !== undefined) {
      return "number" in to
        ? center.perform(transferCall, { agent, to, mode: "threeParty" })
        : refusalOf(center.perform(beginConsultation, { agent, to, mode: "threeParty", hold: true }));
    }
    const call = calls.findNamed(name);
    return call instanceof StepFailure ? call : center.perform(joinThreeWay, { agent, call });
  },
});

const connect = declarePlainAction({
  summary: "An agent connects a call on hold with its current call, and leaves both.",
  operation: "connectHold",
  shape: closed("connect step", {
    agent,
    call: callName.optional().describe("The call on hold; the last one held if absent."),
  }),
  play({ center, calls }, { agent, call: name }) {
    const call = calls.findNamed(name);
    return call instanceof StepFailure ? call : center.perform(connectHeld, { agent, call });
  },
});

/** The steps with which an agent brings others into a call, by name. */
export const transferActions = { transfer, cancelTransfer, consult, threeWayCall, connect };
