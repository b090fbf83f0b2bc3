// Declares verbs: requests with which a test plays an agent.
// Each performs the move of a gateway operation of that agent.

import type * as z from "zod";
import {
  type Agent,
  type AgentId,
  type CallId,
  type Center,
  legsOf,
  type Reason,
  Refusal,
  stateOf,
} from "../../core/index.ts";
import { capitalize } from "../../words/capitalize.ts";
import { RETCODE_OF, RETCODES, type Retcode } from "../../words/retcodes.ts";
import type { World } from "../../world/world.ts";
import { agentAnswer, writeAgent } from "../answers/agent-answer.ts";
import { callAnswer, writeCall } from "../answers/call-answer.ts";
import { createRefusalProblem, Problem } from "../problem.ts";
import { catchCall } from "../requests/center/catch-call.ts";
import { agentParams, findAgent, pathOfAgents, pathOfCalls } from "../requests/path-params.ts";
import { createCreatedAnswer, createOkAnswer, declareWorldRoute, type Route, type RouteOutcome } from "../route.ts";

type Body = z.ZodType | undefined;

interface VerbInput<B extends Body> {
  readonly center: Center;
  readonly agent: AgentId;
  readonly body: B extends z.ZodType ? z.output<B> : undefined;
}

/** A verb of an agent. */
interface Verb<B extends Body, Output> {
  /** The operation id in OpenAPI. */
  readonly name: string;
  /** The last segment of the path. */
  readonly verb: string;
  /** The action of the agent, as a sentence. */
  readonly summary: string;
  readonly body?: B;
  /** The state that the verb needs, as the end of a sentence about a refusal. */
  readonly needs: string;
  /** The retcodes of reasons for which the gateway's operation differs from others. */
  readonly retcodeOf?: Readonly<Partial<Record<Reason, Retcode>>>;
  /** Performs the move. Returns the center's refusal instead, or a problem if the center doesn't have the target. */
  readonly act: (input: VerbInput<B>) => Output | Refusal | Problem;
}

/** Returns the route of a verb whose answer is the agent. */
export function declareAgentVerb<B extends Body = undefined>(verb: Verb<B, "done" | CallId>): Route {
  return declareWorldRoute({
    ...createRouteFacts(verb),
    summary: `${verb.summary} Returns the agent.`,
    answers: { 200: agentAnswer },
    handle: ({ world, params, body }) =>
      performVerb(world, params.agent, verb, (agent) => {
        const outcome = verb.act({ center: world.center, agent: agent.id, body } as VerbInput<B>);
        return outcome instanceof Refusal || outcome instanceof Problem
          ? outcome
          : createOkAnswer(writeAgent(world, agent));
      }),
  });
}

/** Returns the route of a verb that makes a call, and whose answer is that call. */
export function declareCallingVerb<B extends Body>(verb: Verb<B, CallId>): Route {
  return declareWorldRoute({
    ...createRouteFacts(verb),
    summary: `${verb.summary} Returns the call.`,
    answers: { 201: callAnswer },
    handle: ({ world, params, body }) =>
      performVerb(world, params.agent, verb, (agent) => {
        const { center } = world;
        const call = catchCall(center, () => verb.act({ center, agent: agent.id, body } as VerbInput<B>));
        if (call instanceof Refusal || call instanceof Problem) return call;
        return createCreatedAnswer(writeCall(world, call), `${pathOfCalls(world)}/${call.id}`);
      }),
  });
}

function createRouteFacts<B extends Body>({ name, verb, body }: Verb<B, unknown>) {
  return {
    name,
    method: "POST",
    path: `/worlds/:world/agents/:agent/${verb}`,
    params: agentParams,
    ...(body === undefined ? {} : { body }),
    problems: ["unknown-agent", "refused"],
  } as const;
}

/** Finds the agent of the path and lets it act. Explains a refusal. */
function performVerb(
  world: World,
  written: string,
  verb: Verb<Body, unknown>,
  act: (agent: Agent) => RouteOutcome | Refusal,
): RouteOutcome {
  const agent = findAgent(world, written);
  if (agent instanceof Problem) return agent;
  const outcome = act(agent);
  return outcome instanceof Refusal ? explainRefusal(world, agent, verb, outcome) : outcome;
}

/** Returns the problem of a refused verb: what the gateway answers a client, the state of the agent, and what the verb needs. */
function explainRefusal(
  world: World,
  agent: Agent,
  { verb, needs, retcodeOf }: Verb<Body, unknown>,
  refusal: Refusal,
): Problem {
  const retcode = retcodeOf?.[refusal.reason] ?? RETCODE_OF[refusal.reason];
  const gateway = `The gateway answers a client ${retcode} (${RETCODES[retcode]}).`;
  const accepted =
    agent.session === undefined
      ? `PATCH ${pathOfAgents(world)}/${agent.id} with {"signedIn": true} signs it in.`
      : `${capitalize(verb)} needs ${needs}.`;
  return createRefusalProblem(refusal, `${gateway} ${describeState(world.center, agent)} ${accepted}`, retcode);
}

/** The maximum number of an agent's calls that a sentence lists. */
const MAX_LISTED = 5;

function describeState(center: Center, agent: Agent): string {
  const state = `Agent ${agent.id} is in state ${stateOf(center, agent.id).name}`;
  const conference = agent.session?.conference;
  if (conference !== undefined) return `${state} and in the conference ${conference}.`;
  const calls = legsOf(center, agent).map(({ call, leg }) => `${call.id} (${leg.state})`);
  const chats = agent.session?.chats.length ?? 0;
  const andChats = chats === 0 ? "" : `, and ${chats} ${chats === 1 ? "chat" : "chats"}`;
  if (calls.length === 0) return `${state} and has no call${andChats}.`;
  const more = calls.length > MAX_LISTED ? ` and ${calls.length - MAX_LISTED} more` : "";
  return `${state} and has ${calls.length === 1 ? "call" : "calls"} ${calls.slice(0, MAX_LISTED).join(", ")}${more}${andChats}.`;
}
