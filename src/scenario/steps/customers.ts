// The steps of customers and other outside parties: call, hangUp and outside.
// Agents hang up with hangUp too.
import * as z from "zod";
import {
  type AgentId,
  actAsConferencePhone,
  actAsOutsideParty,
  beginIncomingCall,
  type CallId,
  dropCall,
  hangUpAsCustomer,
  type OutsideAct,
  Refusal,
  releaseCall,
  sample,
} from "../../core/index.ts";
import { mapDefined, withoutUndefined } from "../../forms/optional-members.ts";
import { closed, distribution, media, readDistribution } from "../../forms/values.ts";
import { expectsOneOf } from "../../forms/wording.ts";
import { mediaOfTarget } from "../center/center-plan.ts";
import { findConferencePhone } from "../stage/conference-phones.ts";
import { drawPhoneNumber } from "../stage/generated-values.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { agent, callName, createTargetSchema, data, newCallName, number } from "../step-forms.ts";
import { declareAction, declarePlainAction, type ImmediateResult, refusalOf, type StepContext } from "./action.ts";

const call = declareAction({
  summary: "A customer calls a queue or an agent.",
  shape: closed("call step", {
    as: newCallName,
    from: number.optional().describe("The caller's number; generated if absent. Can hold templates."),
    to: createTargetSchema("target of a call", ["queue", "agent"]),
    called: number
      .optional()
      .describe("The number that the caller dials; that of the queue or agent if absent. Can hold templates."),
    patience: distribution.optional().describe("How long the caller waits; without limit if absent."),
    talk: distribution
      .optional()
      .describe("How long the caller talks before hanging up; until the agent hangs up if absent."),
    media: media.optional().describe("The media of the queue if absent; voice for an agent."),
    data,
  }),
  build: ({ patience, talk, ...rest }) => ({
    ...rest,
    ...withoutUndefined({ patience: mapDefined(patience, readDistribution), talk: mapDefined(talk, readDistribution) }),
  }),
  play({ center, chance, plan, calls }, { as, from, to, called, patience, talk, media, data, line }) {
    const stream = `call/${line}`;
    const id = center.perform(beginIncomingCall, {
      from: from ?? drawPhoneNumber(chance, `${stream}/from`),
      to,
      media: media ?? mediaOfTarget(plan, to),
      ...withoutUndefined({ called, data }),
      ...(patience === undefined ? {} : { patience: sample(patience, chance, `${stream}/patience`) }),
      ...(talk === undefined ? {} : { talk: sample(talk, chance, `${stream}/talk`) }),
    });
    if (!(id instanceof Refusal)) calls.add(id, as);
    return refusalOf(id);
  },
});

const SIDES = ["customer", "agent"] as const;
const whichCall = callName
  .optional()
  .describe("The `as` of a call; if absent, the call of the agent, or the last call if agent is absent too.");

const hangUp = declarePlainAction({
  summary: "One side hangs up.",
  shape: closed("hangUp step", {
    by: z.enum(SIDES, { error: expectsOneOf("side of a call", SIDES) }).describe("The side that hangs up."),
    agent: agent.optional().describe("The agent who hangs up, or whose customer does."),
    call: whichCall,
  }),
  play(context, { by, agent, call }) {
    const named = context.calls.findNamed(call);
    if (named instanceof StepFailure) return named;
    return by === "agent" ? hangUpAsAgent(context, agent, named) : hangUpAsCustomerSide(context, agent, named);
  },
});

/**
 * Lets an agent hang up. A named agent without a named call hangs up its current call. Otherwise the agent drops the named or last call; if
 * no agent is named, the first one in the call does.
 */
function hangUpAsAgent(
  { center, calls, recordRequest }: StepContext,
  agent: AgentId | undefined,
  named: CallId | undefined,
): ImmediateResult {
  if (agent !== undefined && named === undefined) {
    recordRequest("release", agent);
    return center.perform(releaseCall, { agent });
  }
  const call = center.call(named ?? calls.last ?? "");
  const actor = agent ?? call?.legs[0]?.agent;
  if (call === undefined || actor === undefined) return new StepFailure("no agent is in the call");
  recordRequest(named === undefined ? "release" : "dropCall", actor);
  return center.perform(dropCall, { agent: actor, call: call.id });
}

/** Lets the customer hang up: of the named call, of the call of a named agent, or of the last call. */
function hangUpAsCustomerSide(
  { center, calls }: StepContext,
  agent: AgentId | undefined,
  named: CallId | undefined,
): ImmediateResult {
  const ofAgent = agent === undefined ? undefined : calls.customerCallOf(agent);
  const call = named ?? ofAgent ?? calls.last ?? "";
  return call instanceof StepFailure ? call : center.perform(hangUpAsCustomer, { call });
}

const OUTSIDE_ACTS = {
  answer: "answers",
  refuse: "refuses",
  noAnswer: "does-not-answer",
  busy: "is-busy",
  hangUp: "hangs-up",
} as const satisfies Record<string, OutsideAct>;

type OutsideAction = keyof typeof OUTSIDE_ACTS;
const OUTSIDE_ACTIONS = Object.keys(OUTSIDE_ACTS) as OutsideAction[];

const outside = declarePlainAction({
  summary: "An outside party in a call or a conference answers, doesn't answer or hangs up.",
  shape: closed("outside step", {
    does: z.enum(OUTSIDE_ACTIONS, { error: expectsOneOf("action", OUTSIDE_ACTIONS) }).describe("The action."),
    call: callName
      .optional()
      .describe("The `as` of a call; if absent, the newest that fits, or for hangUp without number the last call."),
    number: number.optional().describe("The outside party; if absent, the one whose phone rings, or the customer."),
  }),
  play(context, { does, call: name, number }) {
    const named = context.calls.findNamed(name);
    if (named instanceof StepFailure) return named;
    const { center } = context;
    const act = OUTSIDE_ACTS[does];
    const call = named ?? findOutsideCall(context, does, number);
    if (!(call instanceof StepFailure))
      return center.perform(actAsOutsideParty, { call, act, ...withoutUndefined({ number }) });
    const phone = findConferencePhone(center, { number, mustRing: does !== "hangUp" });
    return phone === undefined ? call : center.perform(actAsConferencePhone, { ...phone, act });
  },
});

/** Returns the call in which an outside party acts if the step names no call; a failure if there is none. */
function findOutsideCall(
  { calls }: StepContext,
  does: OutsideAction,
  number: string | undefined,
): CallId | StepFailure {
  const isMeant = (party: { number: string }): boolean => number === undefined || party.number === number;
  if (does !== "hangUp") {
    const ringing = calls.findNewest(({ outside }) =>
      outside.some((party) => party.state === "called" && isMeant(party)),
    );
    return (
      ringing ??
      new StepFailure(`no outside phone${number === undefined ? "" : ` with the number ${number}`} is ringing`)
    );
  }
  const found = number === undefined ? calls.last : calls.findNewest(({ outside }) => outside.some(isMeant));
  return (
    found ?? new StepFailure(`no outside party ${number === undefined ? "" : `with the number ${number} `}is in a call`)
  );
}

/** The steps of customers and other outside parties, by name. */
export const customerActions = { call, hangUp, outside };
