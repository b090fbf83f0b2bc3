// Steps by which an agent brings others into a call: transferring it, asking a colleague, and talking as three.
import { z } from "zod";
import { askHelp, joinConference, transfer as transferMove } from "../../core/index.ts";
import { closed } from "../forms.ts";
import { Hitch } from "../hitch.ts";
import { fillIn } from "../stage.ts";
import { expectsOneOf } from "../wording.ts";
import { act, plainAct } from "./act.ts";
import { agent, callName, target } from "./shapes.ts";

const MODES = ["release", "success", "suspend", "talk", "threeParty"] as const;

/** Which ways of transferring go with whom. */
const FITTING = {
  agent: ["release", "success"],
  queue: ["release", "success"],
  ivr: ["release", "success", "suspend"],
  number: ["release", "success", "talk", "threeParty"],
} as const satisfies Record<string, readonly (typeof MODES)[number][]>;

const transfer = act({
  summary: "An agent transfers the call that it talks in.",
  shape: closed("transfer", {
    agent,
    to: target("target of a transfer", ["agent", "queue", "ivr", "number"]),
    mode: z
      .enum(MODES, { error: expectsOneOf("mode of a transfer", MODES) })
      .optional()
      .describe("When the agent leaves; at once, as with release, if absent."),
  }).check((check) => {
    if (check.issues.length > 0) return;
    const { to, mode } = check.value;
    const [kind] = Object.keys(to) as [keyof typeof FITTING];
    const fitting: readonly string[] = FITTING[kind];
    if (mode === undefined || fitting.includes(mode)) return;
    const message = `mode ${mode} does not go with a transfer to {${kind}}, which has ${fitting.join(", ")}`;
    check.issues.push({ code: "custom", input: check.value, message, path: ["mode"] });
  }),
  build: ({ mode = "release", ...rest }) => ({ ...rest, mode }),
  play: (cast, { agent, to, mode, line }) =>
    cast.center.perform(transferMove, {
      agent,
      to: "number" in to ? { number: fillIn(cast, to.number, `transfer/${line}/number`) } : to,
      mode,
    }),
});

const consult = plainAct({
  summary: "An agent asks a colleague, while the customer waits.",
  shape: closed("consult", { agent, to: target("target of a question", ["agent", "queue"]) }),
  play: ({ center }, { agent, to }) => center.perform(askHelp, { agent, to, mode: "twoParty", hold: true }),
});

const conference = plainAct({
  summary: "An agent joins a call on hold with the one that it talks in.",
  shape: closed("conference", { agent, call: callName.optional().describe("The one held last if absent.") }),
  play({ center, calls }, { agent: id, call: name }) {
    const named = calls.named(name);
    if (named instanceof Hitch) return named;
    const agent = center.agent(id);
    const held = agent === undefined ? [] : center.legsOf(agent).filter(({ leg }) => leg.state === "held");
    const last = held.toSorted((a, b) => b.leg.since - a.leg.since)[0]?.call.id;
    return center.perform(joinConference, { agent: id, call: named ?? last ?? "" });
  },
});

export const transferActs = { transfer, consult, conference };
