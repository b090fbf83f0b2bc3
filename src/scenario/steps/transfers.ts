// The steps with which an agent brings others into a call: transfer, consult and conference.
import * as z from "zod";
import { askHelp, joinConference, legsOf, Refusal, transfer as transferMove } from "../../core/index.ts";
import { closed } from "../../forms/values.ts";
import { expectsOneOf } from "../../forms/wording.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { agent, callName, data, newCallName, target } from "../step-forms.ts";
import { action, plainAction, refusalOf } from "./action.ts";

const TRANSFER_MODES = ["release", "success", "suspend", "talk", "threeParty"] as const;

/** The modes of a transfer to each kind of target. */
const MODES_OF_TARGETS = {
  agent: ["release", "success"],
  queue: ["release", "success"],
  ivr: ["release", "success", "suspend"],
  number: ["release", "success", "talk", "threeParty"],
} as const satisfies Record<string, readonly (typeof TRANSFER_MODES)[number][]>;

/** For the JSON Schema: the modes that each kind of target doesn't have. */
const MISFITS = Object.entries(MODES_OF_TARGETS).map(([kind, fitting]: [string, readonly string[]]) => ({
  properties: { to: { required: [kind] }, mode: { enum: TRANSFER_MODES.filter((mode) => !fitting.includes(mode)) } },
}));

const transfer = action({
  summary: "An agent transfers its current call.",
  operation: "transfer",
  shape: closed("transfer", {
    agent,
    to: target("target of a transfer", ["agent", "queue", "ivr", "number"]),
    mode: z
      .enum(TRANSFER_MODES, { error: expectsOneOf("mode of a transfer", TRANSFER_MODES) })
      .optional()
      .describe("When the agent leaves the call; release (at once) if absent."),
    data,
  })
    .check((check) => {
      if (check.issues.length > 0) return;
      const { to, mode } = check.value;
      const [kind] = Object.keys(to) as [keyof typeof MODES_OF_TARGETS];
      const fitting: readonly string[] = MODES_OF_TARGETS[kind];
      if (mode === undefined || fitting.includes(mode)) return;
      const message = `mode ${mode} is not possible for a transfer to {${kind}}: use ${fitting.join(", ")}`;
      check.issues.push({ code: "custom", input: check.value, message, path: ["mode"] });
    })
    .meta({ not: { required: ["mode"], anyOf: MISFITS } }),
  build: ({ mode = "release", ...rest }) => ({ ...rest, mode }),
  play: ({ center }, { agent, to, mode, data }) => center.perform(transferMove, { agent, to, mode, data }),
});

const CONSULTATION_MODES = ["twoParty", "threeParty"] as const;

const consult = action({
  summary: "An agent consults a colleague, with or without the customer.",
  operation: "innerHelp",
  shape: closed("consult", {
    agent,
    to: target("target of a consultation", ["agent", "queue"]),
    mode: z
      .enum(CONSULTATION_MODES, { error: expectsOneOf("mode of a consultation", CONSULTATION_MODES) })
      .optional()
      .describe(
        "Whether the customer waits (twoParty), or joins once the colleague answers (threeParty); twoParty if absent.",
      ),
    data,
    as: newCallName,
  }),
  build: ({ mode = "twoParty", ...rest }) => ({ ...rest, mode }),
  play({ center, calls }, { agent, to, mode, data, as }) {
    const id = center.perform(askHelp, { agent, to, mode, data, hold: true });
    // The customer's call stays the last one, so that a later hangUp without a call ends that one.
    if (!(id instanceof Refusal)) calls.name(id, as);
    return refusalOf(id);
  },
});

const conference = plainAction({
  summary: "An agent starts a three-way call: joins a call on hold with its current call, or adds a party.",
  operation: ({ to }) => (to === undefined ? "confJoin" : "number" in to ? "transfer" : "innerHelp"),
  shape: closed("conference", {
    agent,
    call: callName.optional().describe("The call on hold; the last one held if absent."),
    to: target("target of a conference", ["agent", "queue", "number"])
      .optional()
      .describe("Instead of call: the party to add."),
  })
    .check((check) => {
      if (check.issues.length > 0 || check.value.call === undefined || check.value.to === undefined) return;
      const message = "a conference has call or to, not both";
      check.issues.push({ code: "custom", input: check.value, message, path: ["to"] });
    })
    .meta({ not: { required: ["call", "to"] } }),
  play({ center, calls }, { agent: id, call: name, to }) {
    if (to !== undefined) {
      return "number" in to
        ? center.perform(transferMove, { agent: id, to, mode: "threeParty" })
        : refusalOf(center.perform(askHelp, { agent: id, to, mode: "threeParty", hold: true }));
    }
    const named = calls.named(name);
    if (named instanceof StepFailure) return named;
    const agent = center.agent(id);
    const held = agent === undefined ? [] : legsOf(center, agent).filter(({ leg }) => leg.state === "held");
    const last = held.toSorted((a, b) => b.leg.since - a.leg.since)[0]?.call.id;
    return center.perform(joinConference, { agent: id, call: named ?? last ?? "" });
  },
});

export const transferActions = { transfer, consult, conference };
