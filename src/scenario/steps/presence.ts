// The steps of an agent's presence: sign-in and sign-out, busy, idle, rest and wrap-up.
import * as z from "zod";
import {
  cancelRest,
  cancelWrapUp,
  chooseSkills,
  Refusal,
  requestBusy,
  requestIdle,
  requestRest,
  requestWrapUp,
  signIn as signInMove,
  signOut as signOutMove,
} from "../../core/index.ts";
import {
  closed,
  createPositiveDurationSchema,
  readDuration,
  readonlyList,
  trueOrFalse,
  wholeNumber,
} from "../../forms/values.ts";
import { expects, expectsOneOf, show } from "../../forms/wording.ts";
import { makePlayedDetails, phoneOf } from "../stage/stage.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { agent, number } from "../step-forms.ts";
import { declareAction, declarePlainAction } from "./action.ts";

const STATUSES = ["idle", "busy", "wrapUp"] as const;

const signIn = declarePlainAction({
  summary: "The simulator signs in an agent, and plays it from then on.",
  operation: ({ force }) => (force === true ? "forceLogin" : "login"),
  shape: closed("signIn step", {
    agent,
    status: z
      .enum(STATUSES, { error: expectsOneOf("status", STATUSES) })
      .optional()
      .describe("The first state; idle if absent."),
    autoAnswer: trueOrFalse.optional().describe("Whether calls are answered automatically; false if absent."),
    autoEnterIdle: trueOrFalse
      .optional()
      .describe(
        "Whether it is idle right after a call, without wrap-up; if absent, true unless it is on autopilot with wrapUp.",
      ),
    releasePhone: trueOrFalse.optional().describe("Whether its phone hangs up after each call; true if absent."),
    phone: number.optional().describe("The number it uses; its own if absent. Can hold templates."),
    video: trueOrFalse.optional().describe("Whether its phone can show video; false if absent."),
    queues: readonlyList(
      z.array(wholeNumber("queue id"), { error: expects("list of queues", "a list of queue ids, such as [25]") }),
    )
      .optional()
      .describe("The queues that it signs in to; all of its configured queues if absent."),
    force: trueOrFalse.optional().describe("Whether an existing session of the agent ends first; false if absent."),
  }),
  play({ center, autopilot }, { agent: id, queues, force, ...options }) {
    const details = {
      ...makePlayedDetails(options.phone ?? phoneOf(center, id), options.autoEnterIdle ?? !autopilot.wrapsUp(id)),
      autoAnswer: options.autoAnswer ?? false,
      releasePhone: options.releasePhone ?? true,
      agentType: options.video === true ? ("videoPhone" as const) : ("phone" as const),
      status: options.status ?? "idle",
    };
    const outcome = center.perform(signInMove, { agent: id, password: undefined, details, force: force ?? false });
    if (outcome instanceof Refusal) return outcome;
    const chosen = center.perform(chooseSkills, { agent: id, queues: queues ?? "all" });
    const foreignQueues = queues?.filter((queue) => !outcome.queues.includes(queue)) ?? [];
    if (foreignQueues.length === 0) return chosen;
    return new StepFailure(`the queues of agent ${id} do not include ${foreignQueues.join(", ")}`);
  },
});

const signOut = declarePlainAction({
  summary: "An agent signs out.",
  operation: ({ force }) => (force === true ? "forceLogout" : "logout"),
  shape: closed("signOut step", {
    agent,
    force: trueOrFalse
      .optional()
      .describe("Whether calls are hung up first; false if absent. Otherwise an agent in a call stays signed in."),
  }),
  play: ({ center }, { agent, force }) =>
    center.perform(signOutMove, { agent, cause: force === true ? "forced" : "own" }),
});

const reasonForm = "a whole number from 200 to 250, or 0 for none";
const busyReason = z
  .int({ error: expects("reason to be busy", reasonForm) })
  .refine((reason) => reason === 0 || (reason >= 200 && reason <= 250))
  .meta({ anyOf: [{ const: 0 }, { minimum: 200, maximum: 250 }] });

const busy = declarePlainAction({
  summary: "An agent becomes busy. During a call, conference, inspection or wrap-up, the busy state begins afterwards.",
  operation: "sayBusy",
  shape: closed("busy step", { agent, reason: busyReason.optional().describe(`${reasonForm}.`) }),
  play: ({ center }, { agent, reason }) => center.perform(requestBusy, { agent, reason: reason ?? 0, prolong: false }),
});

const free = declarePlainAction({
  summary: "An agent becomes idle.",
  operation: "sayFree",
  shape: closed("free step", { agent }),
  play: ({ center }, { agent }) => center.perform(requestIdle, { agent }),
});

const DEFAULT_REST = "10m";
const MAX_REST = "86399s";

const grantedRest = createPositiveDurationSchema(
  readDuration(MAX_REST),
  ({ input }) => `${show(input)} is too long: a rest is at most ${MAX_REST}`,
);

const causeSentence = expects("reason to rest", "a whole number from 0 to 255");

const rest = declareAction({
  summary: "An agent starts a rest. During a call, conference, inspection or wrap-up, the rest begins afterwards.",
  operation: "rest",
  shape: closed("rest step", {
    agent,
    for: grantedRest
      .optional()
      .describe(
        `The granted time; ${DEFAULT_REST} if absent. At its end, the agent gets a reminder, and stays at rest until endRest.`,
      ),
    reason: z.int({ error: causeSentence }).min(0).max(255).optional().describe("0 to 255."),
  }),
  build: ({ agent, for: time, reason }) => ({ agent, time: readDuration(time ?? DEFAULT_REST), cause: reason ?? 0 }),
  play: ({ center }, { agent, time, cause }) => center.perform(requestRest, { agent, time, cause, prolong: false }),
});

const endRest = declarePlainAction({
  summary: "An agent ends its rest, or cancels a booked rest.",
  operation: "cancelRest",
  shape: closed("endRest step", { agent }),
  play: ({ center }, { agent }) => center.perform(cancelRest, { agent }),
});

const work = declarePlainAction({
  summary: "An agent starts wrap-up.",
  operation: "sayWork",
  shape: closed("work step", { agent }),
  play: ({ center }, { agent }) => center.perform(requestWrapUp, { agent }),
});

const endWork = declarePlainAction({
  summary: "An agent ends its wrap-up. A state that it booked meanwhile begins.",
  operation: "cancelWork",
  shape: closed("endWork step", { agent }),
  play: ({ center }, { agent }) => center.perform(cancelWrapUp, { agent }),
});

/** The steps of an agent's presence, by name. */
export const presenceActions = { signIn, signOut, busy, free, rest, endRest, work, endWork };
