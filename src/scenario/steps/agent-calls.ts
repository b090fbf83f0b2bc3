// The steps of agents in calls: answer, reject, hold, retrieve, mute, unmute, callOut and preview.
import * as z from "zod";
import {
  answerCall,
  callInside,
  callOut,
  holdCall,
  legsOf,
  muteAgent,
  offerPreview,
  Refusal,
  rejectCall,
  retrieveCall,
  unmuteAgent,
} from "../../core/index.ts";
import { withoutUndefined } from "../../forms/optional-members.ts";
import { closed, readonlyList } from "../../forms/values.ts";
import { expects, show } from "../../forms/wording.ts";
import { stateAfterRejecting } from "../agent-call-forms.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { agent, callName, createTargetSchema, data, newCallName, number } from "../step-forms.ts";
import { declarePlainAction, refusalOf } from "./action.ts";

const answerAction = declarePlainAction({
  summary: "An agent answers a ringing call.",
  operation: "answer",
  shape: closed("answer step", { agent, call: callName.optional().describe("The first ringing call if absent.") }),
  play({ center, calls }, { agent, call: name }) {
    const call = calls.findNamed(name);
    return call instanceof StepFailure ? call : center.perform(answerCall, { agent, call });
  },
});

const rejectAction = declarePlainAction({
  summary: "An agent rejects a ringing call.",
  operation: "reject",
  shape: closed("reject step", {
    agent,
    call: callName.optional().describe("The first ringing call if absent."),
    after: stateAfterRejecting,
  }),
  play({ center, calls }, { agent, call: name, after = "busy" }) {
    const call = calls.findNamed(name);
    return call instanceof StepFailure ? call : center.perform(rejectCall, { agent, call, after });
  },
});

const holdAction = declarePlainAction({
  summary: "An agent puts its current call on hold.",
  operation: "hold",
  shape: closed("hold step", { agent, call: callName.optional().describe("The current call if absent.") }),
  play({ center, calls }, { agent: id, call: name }) {
    const named = calls.findNamed(name);
    if (named instanceof StepFailure) return named;
    const agent = center.agent(id);
    const legs = agent === undefined ? [] : legsOf(center, agent);
    if (named !== undefined && !legs.some(({ call, leg }) => call.id === named && leg.state === "talking"))
      return new StepFailure(`agent ${id} is not talking in the call ${show(name)}`);
    return center.perform(holdCall, { agent: id });
  },
});

const retrieveAction = declarePlainAction({
  summary: "An agent retrieves a call from hold.",
  operation: "getHold",
  shape: closed("retrieve step", { agent, call: callName.optional().describe("The last one held if absent.") }),
  play({ center, calls }, { agent, call: name }) {
    const call = calls.findNamed(name);
    return call instanceof StepFailure ? call : center.perform(retrieveCall, { agent, call });
  },
});

const muteAction = declarePlainAction({
  summary: "An agent mutes itself, so that the customer doesn't hear it.",
  operation: "beginMute",
  shape: closed("mute step", { agent }),
  play: ({ center }, { agent }) => center.perform(muteAgent, { agent, what: "voice" }),
});

const unmuteAction = declarePlainAction({
  summary: "An agent unmutes itself.",
  operation: "endMute",
  shape: closed("unmute step", { agent }),
  play: ({ center }, { agent }) => center.perform(unmuteAgent, { agent, what: "voice" }),
});

const callOutAction = declarePlainAction({
  summary: "An agent calls an outside number, a colleague, or a free agent of a queue.",
  operation: ({ to }) => ("number" in to ? "callout" : "agent" in to ? "callInner" : "callInnerSkill"),
  shape: closed("callOut step", {
    agent,
    to: createTargetSchema("target of a call", ["number", "agent", "queue"]),
    data,
    as: newCallName,
  }),
  play({ center, calls }, { agent, to, data, as }) {
    const id =
      "number" in to
        ? center.perform(callOut, { agent, called: to.number, data })
        : center.perform(callInside, { agent, to, data });
    if (!(id instanceof Refusal)) calls.add(id, as);
    return refusalOf(id);
  },
});

const previewAction = declarePlainAction({
  summary: "The platform offers a preview call to an agent.",
  shape: closed("preview step", {
    agent,
    numbers: readonlyList(
      z.array(number, { error: expects("list of numbers", 'a list, such as ["13900000001"]') }).min(1),
    ).describe("The numbers to choose from."),
    data,
  }),
  play: ({ center }, { agent, numbers, data }) =>
    refusalOf(center.perform(offerPreview, { agent, numbers, ...withoutUndefined({ data }) })),
});

/** The steps of agents in calls, by name. */
export const agentCallActions = {
  answer: answerAction,
  reject: rejectAction,
  hold: holdAction,
  retrieve: retrieveAction,
  mute: muteAction,
  unmute: unmuteAction,
  callOut: callOutAction,
  preview: previewAction,
};
