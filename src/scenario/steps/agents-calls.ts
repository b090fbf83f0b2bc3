// Steps of agents in calls: they answer, hold, retrieve and call, and the platform proposes calls to them.
import { z } from "zod";
import { answer, callInside, callOut, hold, offerPreview, Refusal, retrieve } from "../../core/index.ts";
import { closed, text } from "../forms.ts";
import { given } from "../given.ts";
import { Hitch } from "../hitch.ts";
import { fillIn } from "../stage.ts";
import { expects } from "../wording.ts";
import { plainAct } from "./act.ts";
import { agent, callName, newCallName, number, target } from "./shapes.ts";

const answers = plainAct({
  summary: "An agent answers a call that rings.",
  shape: closed("answer", { agent, call: callName.optional().describe("The first that rings if absent.") }),
  play({ center, calls }, { agent, call: name }) {
    const call = calls.named(name);
    return call instanceof Hitch ? call : center.perform(answer, { agent, call });
  },
});

const holds = plainAct({
  summary: "An agent puts the call that it talks in on hold.",
  shape: closed("hold", { agent }),
  play: ({ center }, { agent }) => center.perform(hold, { agent }),
});

const retrieves = plainAct({
  summary: "An agent goes back to a call on hold.",
  shape: closed("retrieve", { agent, call: callName.optional().describe("The one held last if absent.") }),
  play({ center, calls }, { agent, call: name }) {
    const call = calls.named(name);
    return call instanceof Hitch ? call : center.perform(retrieve, { agent, call });
  },
});

const callsOut = plainAct({
  summary: "An agent calls a number outside, a colleague, or one who is free in a queue.",
  shape: closed("callOut", { agent, to: target("target of a call", ["number", "agent", "queue"]), as: newCallName }),
  play(cast, { agent, to, as, line }) {
    const id =
      "number" in to
        ? cast.center.perform(callOut, { agent, called: fillIn(cast, to.number, `callOut/${line}/number`) })
        : cast.center.perform(callInside, { agent, to });
    if (!(id instanceof Refusal)) cast.calls.note(id, as);
    return id;
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
    data: text("piece of data").optional().describe("Data that the call is to carry."),
  }),
  play: (cast, { agent, numbers, data, line }) =>
    cast.center.perform(offerPreview, {
      agent,
      numbers: numbers.map((one, i) => fillIn(cast, one, `preview/${line}/${i}`)),
      ...given({ data }),
    }),
});

export const agentsCallActs = { answer: answers, hold: holds, retrieve: retrieves, callOut: callsOut, preview };
