// The schema of a scenario's center: queues, IVRs, outside numbers, groups, reasons for a rest, and agents.
import * as z from "zod";
import { MAX_CALLS, MAX_WAITING } from "../../core/index.ts";
import { agentIds } from "../../forms/agent-ids.ts";
import {
  agentMedia,
  closed,
  distribution,
  duration,
  inspectionMode,
  onOrOff,
  password,
  positiveDuration,
  queueMedia,
  readonlyList,
  text,
  timeZone,
  trueOrFalse,
  wholeNumber,
} from "../../forms/values.ts";
import { expects, expectsOneOf, expectsText } from "../../forms/wording.ts";
import { agentReplies } from "./replies.ts";

const vdn = closed("vdn", {
  id: wholeNumber("id").optional().describe("1 if absent."),
  name: text("name").optional().describe("Demo if absent."),
});

const DIGITS = /^\d{1,24}$/;
const digits = z
  .string({ error: expectsText("telephone number", "1 to 24 digits, such as 40000", DIGITS) })
  .regex(DIGITS);
const accessCode = z
  .string({ error: expectsText("access code", "1 to 24 digits, such as 60025", DIGITS) })
  .regex(DIGITS);

const waitingForm = `a whole number from 1 to ${MAX_CALLS}`;

const queue = closed("queue", {
  id: wholeNumber("queue id").describe("The number that steps and agents use for it."),
  name: text("name").optional().describe("Derived from its id if absent."),
  media: queueMedia
    .optional()
    .describe(
      "The media of incoming calls: voice (if absent) or video. With chat or one of the media after it, the queue is for chats.",
    ),
  accessCode: accessCode.optional().describe("The number that customers dial; 60000 + id if absent."),
  record: trueOrFalse.optional().describe("Whether its calls are recorded; false if absent."),
  overflow: wholeNumber("queue id")
    .optional()
    .describe("The queue that takes its calls or chats while no agent is signed in to it."),
  maxWaiting: z
    .int({ error: expects("number of waiting calls", waitingForm) })
    .min(1)
    .max(MAX_CALLS)
    .optional()
    .describe(
      `How many calls or chats can wait in it: ${waitingForm}; ${MAX_WAITING} if absent. More are turned away.`,
    ),
});

const ivr = closed("IVR", {
  id: wholeNumber("IVR id").describe("The number that steps use for it."),
  name: text("name").optional().describe("Derived from its id if absent."),
  accessCode: accessCode.optional().describe("Its id if absent."),
  time: duration.optional().describe("How long it keeps a call; 30s if absent."),
});

const REACTIONS = ["answer", "busy", "refuse", "noAnswer"] as const;
const NUMBER = /^(?:\+?\d{1,24}\*?|\*)$/;
const numberForm = "digits, with * at the end for all numbers that begin with them, such as 13900000001 or 139*";

const number = closed("number", {
  number: z
    .string({ error: expectsText("telephone number", numberForm, NUMBER) })
    .regex(NUMBER)
    .describe(`${numberForm}.`),
  ring: distribution.optional().describe("How long it rings first; 3s if absent."),
  does: z.enum(REACTIONS, { error: expectsOneOf("reaction", REACTIONS) }).describe("The result of a call to it."),
  talk: distribution.optional().describe("How long it talks before hanging up; until the agent hangs up if absent."),
})
  .check((check) => {
    if (check.issues.length > 0) return;
    const { does, ring, talk } = check.value;
    const addProblem = (message: string, member: string) =>
      check.issues.push({ code: "custom", input: check.value, message, path: [member] });
    if (ring !== undefined && does === "busy") addProblem("a busy phone does not ring: leave ring out", "ring");
    if (ring !== undefined && does === "noAnswer")
      addProblem("noAnswer rings for 1m, until the network gives up: leave ring out", "ring");
    if (talk !== undefined && does !== "answer")
      addProblem("talk applies only to does: answer; leave talk out", "talk");
  })
  .meta({
    not: {
      anyOf: [
        { required: ["ring"], properties: { does: { enum: ["busy", "noAnswer"] } } },
        { required: ["talk"], properties: { does: { enum: REACTIONS.filter((reaction) => reaction !== "answer") } } },
      ],
    },
  });

/** The schemas of the members that describe the behavior of an agent on autopilot. */
export const behavior = {
  answer: distribution.optional().describe("How long a call rings before the agent answers; 3s if absent."),
  talk: distribution.optional().describe("After how long the agent hangs up; if absent, the other side does."),
  wrapUp: distribution.optional().describe("How long its wrap-up takes; no wrap-up if absent."),
  replies: agentReplies
    .optional()
    .describe("What it writes in chats: first after it answers, then after each message."),
  inspects: closed("inspects", {
    every: positiveDuration.describe("After how long the next inspection begins."),
    for: positiveDuration.optional().describe("How long an inspection lasts; 60s if absent."),
    mode: inspectionMode.optional().describe("What the inspector does; listen if absent."),
  })
    .optional()
    .describe("For an inspector: it inspects agents who talk."),
};

const autopilotForm = "true, or an object with answer, talk, wrapUp (how long each takes), replies, inspects";
const autopilot = z
  .union([z.boolean(), closed("autopilot", behavior)], { error: expects("autopilot", autopilotForm) })
  .describe("Whether the simulator plays this agent from the start.");

const group = closed("group", {
  id: wholeNumber("group id").describe("The number that clients use for it."),
  name: text("name").optional().describe("Derived from its id if absent."),
  leader: wholeNumber("agent id").optional().describe("The agent who leads the group; no leader if absent."),
});

const restReason = closed("rest reason", {
  id: wholeNumber("rest reason")
    .max(255, { error: expects("rest reason", "a whole number from 1 to 255") })
    .describe("The restcause that clients send: 1 to 255."),
  name: text("name").describe("The text that clients show."),
});

const groupForm = "the name of a group, or the id of one of center.groups";
const ownGroup = z.union([z.int().min(1), text("group name")], { error: expects("group", groupForm) });

const agent = closed("agent", {
  id: wholeNumber("agent id").optional().describe("101 or higher."),
  ids: agentIds.optional().describe("Instead of id: several equal agents."),
  name: text("name").optional().describe("Generated if absent."),
  password: password.optional().describe("secret if absent; can be empty."),
  passwordLife: duration.optional().describe("How long a password is valid; without limit if absent."),
  account: text("account name").optional().describe("The name for signing in by account; its id if absent."),
  group: ownGroup.optional().describe(`The agent's group: ${groupForm}; Default if absent.`),
  inspector: trueOrFalse
    .optional()
    .describe("Whether it can inspect other agents and query their work; false if absent."),
  pickUp: trueOrFalse
    .optional()
    .describe(
      "Whether ispickup reports the right to pick up calls; true if absent. The simulator does not check the right.",
    ),
  callOut: trueOrFalse
    .optional()
    .describe(
      "Whether iscallout reports the right to call out; true if absent. The simulator does not check the right.",
    ),
  phone: text("telephone number")
    .optional()
    .describe("The number it uses while the simulator plays it; 40000 + id if absent."),
  queues: readonlyList(
    z.array(wholeNumber("queue id"), { error: expects("list of queues", "a list of queue ids, such as [25]") }),
  )
    .optional()
    .describe("The queues whose calls and chats it can take; none if absent."),
  media: readonlyList(z.array(agentMedia, { error: expects("list of media", "a list, such as [voice, chat]") }).min(1))
    .optional()
    .describe("The media that it may use; all if absent."),
  autopilot: autopilot.optional(),
})
  .check((check) => {
    if (check.issues.length > 0) return;
    const { id, ids, name, account, inspector, autopilot } = check.value;
    const addProblem = (message: string, path: PropertyKey[] = []) =>
      check.issues.push({ code: "custom", input: check.value, message, path });
    if (id === undefined && ids === undefined)
      addProblem('"id" is missing: an agent has an id such as 101, or ids such as 201-260');
    if (id !== undefined && ids !== undefined) addProblem("an agent has id or ids, not both", ["ids"]);
    if (ids !== undefined && account !== undefined)
      addProblem("agents with ids cannot share an account: leave it out to use their ids", ["account"]);
    if (ids !== undefined && name !== undefined)
      addProblem("agents with ids cannot share a name: leave it out to generate names", ["name"]);
    if (typeof autopilot === "object" && autopilot.inspects !== undefined && inspector !== true)
      addProblem("only an inspector can inspect: add inspector: true", ["autopilot", "inspects"]);
  })
  .meta({
    oneOf: [{ required: ["id"] }, { required: ["ids"] }],
    not: {
      anyOf: [
        { required: ["ids"], anyOf: [{ required: ["account"] }, { required: ["name"] }] },
        {
          required: ["autopilot"],
          properties: { autopilot: { type: "object", required: ["inspects"] } },
          not: { required: ["inspector"], properties: { inspector: { const: true } } },
        },
      ],
    },
  });

/** Returns the sentence for a value that is not a list of things of the center. */
export const expectsListOf = (noun: string) => expects(`list of ${noun}`, "a list, each item beginning with a -");

/** The schemas of the members of the contact center at the start of a world, except of the traffic of chats. */
export const centerMembers = {
  vdn: vdn.optional().describe("The virtual call center."),
  timeZone: timeZone.optional().describe("An IANA name such as Europe/Berlin; UTC if absent."),
  phoneRange: closed("phoneRange", {
    from: digits.describe("The first number."),
    to: digits.describe("The last number."),
  })
    .optional()
    .describe("The numbers that agents can sign in with; others are refused with 100-014."),
  queues: readonlyList(z.array(queue, { error: expectsListOf("queues") }))
    .optional()
    .describe("The queues in which customers wait for an agent."),
  ivrs: readonlyList(z.array(ivr, { error: expectsListOf("IVRs") }))
    .optional()
    .describe("The recorded menus that calls can be transferred to."),
  numbers: readonlyList(z.array(number, { error: expectsListOf("numbers") }))
    .optional()
    .describe("How outside numbers behave when called. Other numbers ring for 3s, answer, and stay."),
  groups: readonlyList(z.array(group, { error: expectsListOf("groups") }))
    .optional()
    .describe("The groups of agents. A group that only an agent names gets the next free id."),
  restReasons: readonlyList(z.array(restReason, { error: expectsListOf("rest reasons") }))
    .optional()
    .describe("The reasons for a rest that clients can offer; 1 Lunch, 2 Meeting and 3 Training if absent."),
  recordings: onOrOff
    .optional()
    .describe("Whether calls can be recorded, and recordings played and downloaded; on if absent."),
  agents: readonlyList(z.array(agent, { error: expectsListOf("agents") }))
    .optional()
    .describe("The agents."),
};

const center = closed("center", centerMembers);

/** A center in its written form. */
export type WrittenCenter = z.infer<typeof center>;
