// How each step of a scenario is written in the file: an object whose one member is the step's name.
import { z } from "zod";
import { agentIds } from "./agent-ids.ts";
import { closed, distribution, duration, span, text, wholeNumber } from "./forms.ts";
import { pins } from "./pins.ts";
import { AGENT_STATES } from "./scenario.ts";
import { expects, expectsNamed, expectsOneOf } from "./wording.ts";

const agent = wholeNumber("agent id");
const queue = wholeNumber("queue id");
const rate = z.number({ error: expects("number of calls an hour", "a number above 0, such as 12 or 0.5") });
const callsPerHour = rate.positive().max(1_000_000);

const targetSentence = expects("target of a call", "{queue: <id>} or {agent: <id>}");
const target = z.union([closed("target of a call", { queue }), closed("target of a call", { agent })], {
  error: targetSentence,
});

const call = closed("call", {
  as: text("name of a call").optional().describe("A name by which later steps mean this call."),
  from: text("telephone number").optional().describe("The caller's number; made up if absent. Templates: {{phone}}."),
  to: target,
  patience: distribution.optional().describe("How long the caller waits before giving up."),
  talk: distribution.optional().describe("After how long the caller hangs up, once answered."),
});

const waitFor = closed("waitFor", {
  agent,
  state: z.enum(AGENT_STATES, { error: expectsOneOf("state", AGENT_STATES) }),
  within: duration.optional().describe("After this the step has failed."),
});

const hangUp = closed("hangUp", {
  by: z.enum(["customer", "agent"], { error: expectsOneOf("side of a call", ["customer", "agent"]) }),
  agent: agent.optional(),
  call: text("name of a call").optional().describe("The `as` of a call; the last call if absent."),
});

const calls = {
  talk: distribution,
  patience: distribution.optional(),
  for: duration.optional().describe("For how long; to the end if absent."),
};

const trafficForm = "an object with queue and callsPerHour, or with agents and gap; and talk, patience, for";
const traffic = z.union(
  [
    closed("traffic", { queue, callsPerHour, ...calls }),
    closed("traffic", { agents: agentIds, gap: distribution, ...calls }),
  ],
  { error: expects("traffic", trafficForm) },
);

const history = closed("history", {
  agents: agentIds,
  since: span.describe("How long ago these agents signed in."),
  callsPerHour: rate.nonnegative().max(1_000_000),
});

const statistics = closed("statistics", { agent, ...pins });

const stepsSentence = expects("list of steps", "a list, each item an object with the step's name as its one member");
const tracksSentence = expects("list of tracks", "a list of lists of steps, such as [[{wait: 5s}], [{wait: 9s}]]");

/** The steps of a scenario, one after the other. */
export const steps = z
  .array(
    z.lazy(() => step),
    { error: stepsSentence },
  )
  .meta({ id: "Steps" });

const STEPS = {
  call: call.optional().describe("Someone outside calls a queue or an agent."),
  wait: duration.optional().describe("Lets time pass."),
  waitFor: waitFor.optional().describe("Goes on when an agent is in a state."),
  hangUp: hangUp.optional().describe("One side ends a call."),
  traffic: traffic.optional().describe("Calls keep coming."),
  history: history.optional().describe("Backdates the sign-in of agents, with the calls they would have had since."),
  statistics: statistics.optional().describe("Pins counters of an agent, or lets them go."),
};

type WrittenSimple = { [Name in keyof typeof STEPS]?: z.infer<(typeof STEPS)[Name]> };

/** A step as it is written; exactly one member is there. */
export interface WrittenStep extends WrittenSimple {
  repeat?: WrittenRepeat | undefined;
  parallel?: WrittenStep[][] | undefined;
}

export interface WrittenRepeat {
  times?: number | undefined;
  every?: string | undefined;
  for?: string | undefined;
  steps: WrittenStep[];
}

const repeat: z.ZodType<WrittenRepeat> = closed("repeat", {
  times: wholeNumber("number of times").max(1_000_000).optional(),
  every: span.optional().describe("From the beginning of one round to that of the next."),
  for: duration.optional(),
  steps: steps.min(1),
});

const names = [...Object.keys(STEPS), "repeat", "parallel"];

/** One step. */
export const step: z.ZodType<WrittenStep> = z
  .strictObject(
    {
      ...STEPS,
      repeat: repeat.optional().describe("Does its steps several times."),
      parallel: z
        .array(steps, { error: tracksSentence })
        .min(1)
        .optional()
        .describe("Does several lists of steps side by side, and goes on when all are done."),
    },
    { error: expectsNamed("step", names, "step: an object with the step's name as its one member") },
  )
  .check((check) => {
    const found = Object.keys(check.value).filter((name) => check.value[name as keyof WrittenStep] !== undefined);
    if (check.issues.length > 0 || found.length === 1) return;
    const message =
      found.length === 0
        ? `this step is empty: a step is one of ${names.join(", ")}`
        : `${found.join(" and ")} are ${found.length} steps: begin each with its own "-"`;
    check.issues.push({ code: "custom", input: check.value, message });
  })
  .meta({ id: "Step", minProperties: 1, maxProperties: 1 });
