// Steps of agents in calls: they answer, hold, retrieve and call, and the platform proposes calls to them.
import * as z from "zod";
import { answer, callInside, callOut, hold, legsOf, offerPreview, Refusal, retrieve } from "../../core/index.ts";
import { given } from "../../forms/given.ts";
import { closed } from "../../forms/values.ts";
import { expects } from "../../forms/wording.ts";
import { Hitch } from "../stage/hitch.ts";
import { agent, callName, data, newCallName, number, target } from "../step-forms.ts";
import { plainAct, refusalOf } from "./act.ts";

const answers = plainAct({
  summary: "An agent answers a call that rings.",
  operation: "answer",
  shape: closed("answer", { agent, call: callName.optional().describe("The first that rings if absent.") }),
  play({ center, calls }, { agent, call: name }) {
    const call = calls.named(name);
    return call instanceof Hitch ? call : center.perform(answer, { agent, call });
  },
});

const holds = plainAct({
  summary: "An agent puts the call that it talks in on hold.",
  operation: "hold",
  shape: closed("hold", { agent, call: callName.optional().describe("The one that it talks in if absent.") }),
  play({ center, calls }, { agent: id, call: name }) {
    const named = calls.named(name);
    if (named instanceof Hitch) return named;
    const agent = center.agent(id);
    const legs = agent === undefined ? [] : legsOf(center, agent);
    if (named !== undefined && !legs.some(({ call, leg }) => call.id === named && leg.state === "talking"))
      return new Hitch(`agent ${id} does not talk in the call ${JSON.stringify(name)}`);
    return center.perform(hold, { agent: id });
  },
});

const retrieves = plainAct({
  summary: "An agent goes back to a call on hold.",
  operation: "getHold",
  shape: closed("retrieve", { agent, call: callName.optional().describe("The one held last if absent.") }),
  play({ center, calls }, { agent, call: name }) {
    const call = calls.named(name);
    return call instanceof Hitch ? call : center.perform(retrieve, { agent, call });
  },
});

const callsOut = plainAct({
  summary: "An agent calls a number outside, a colleague, or one who is free in a queue.",
  operation: ({ to }) => ("number" in to ? "callout" : "agent" in to ? "callInner" : "callInnerSkill"),
  shape: closed("callOut", {
    agent,
    to: target("target of a call", ["number", "agent", "queue"]),
    data,
    as: newCallName,
  }),
  play({ center, calls }, { agent, to, data, as }) {
    const id =
      "number" in to
        ? center.perform(callOut, { agent, called: to.number, data })
        : center.perform(callInside, { agent, to, data });
    if (!(id instanceof Refusal)) calls.note(id, as);
    return refusalOf(id);
  },
});

const preview = plainAct({
  summary: "The platform proposes a call to an agent, who may make it.",
  shape: closed("preview", {
    agent,
    numbers: z
      .array(number, { error: expects("list of numbers", 'a list, such as ["13900000001"]') })
      .min(1)
      .describe("The numbers of which the agent may call one."),
    data,
  }),
  play: ({ center }, { agent, numbers, data }) =>
    refusalOf(center.perform(offerPreview, { agent, numbers, ...given({ data }) })),
});

export const agentsCallActs = { answer: answers, hold: holds, retrieve: retrieves, callOut: callsOut, preview };
