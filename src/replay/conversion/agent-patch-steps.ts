// Translates a change of an agent by the control API into steps of a scenario.
import type { AgentId, Center } from "../../core/index.ts";
import type { WrittenStep } from "./session-calls.ts";
import type { SessionMoment, Translation } from "./translation.ts";

/** The body of a request that changes an agent. The control API has checked it. */
interface AgentPatch {
  readonly signedIn?: boolean;
  readonly state?: "idle" | "busy" | "rest" | "wrapUp";
  readonly by?: "agent" | "inspector";
  readonly locked?: false;
  readonly autoAnswer?: boolean;
  readonly autoEnterIdle?: boolean;
  readonly statistics?: object;
}

/** The step that leads to each state. */
const STEP_OF_STATE = { idle: "free", busy: "busy", rest: "rest", wrapUp: "work" } as const;

/** Returns the steps that change an agent as the request did, and sentences about what no step can do. */
export function translatePatch(agent: AgentId, patch: AgentPatch, { world }: SessionMoment): Translation {
  const { signedIn, state, by, locked, statistics } = patch;
  const { center } = world;
  const steps: WrittenStep[] = [];
  const gaps: string[] = [];
  const session = center.agent(agent)?.session;
  const signsIn = signedIn === true && session === undefined;
  if (signedIn === false && session !== undefined) {
    steps.push({ signOut: { agent, force: true } });
    if (!session.played) gaps.push(`the control API signed agent ${agent} out, and a step does it as its client would`);
    else if (session.calls.length > 0) gaps.push(`the calls of agent ${agent} did not count as released by the agent`);
  }
  if (signsIn) {
    steps.push({ signIn: { agent, ...optionsOfSession(agent, patch, world) } });
    if (state !== undefined && state !== "idle" && isAwaited(center, agent)) {
      gaps.push(`agent ${agent} was in state ${state} before a waiting call could reach it`);
    }
  } else {
    for (const option of ["autoAnswer", "autoEnterIdle"] as const) {
      if (patch[option] !== undefined)
        gaps.push(`${option} of agent ${agent} became ${patch[option]}, and no step does that`);
    }
  }
  const present = signsIn ? "idle" : session?.state.name;
  if (state !== undefined && state !== present) {
    if (by === "inspector" && state !== "wrapUp")
      gaps.push(`an inspector forced agent ${agent} into the state ${state}`);
    else steps.push({ [STEP_OF_STATE[state]]: { agent } });
  }
  if (locked === false && (center.agent(agent)?.wrongPasswords ?? 0) > 0) gaps.push(`agent ${agent} was unlocked`);
  if (statistics !== undefined) steps.push({ statistics: { agent, ...statistics } });
  return { steps, gaps };
}

/** Returns the options of a sign-in by the control API that differ from the defaults of the step. */
function optionsOfSession(
  agent: AgentId,
  { autoAnswer, autoEnterIdle }: AgentPatch,
  { scenario }: Pick<SessionMoment["world"], "scenario">,
): object {
  const wrapsUp = scenario.center.agents.find(({ id }) => id === agent)?.autopilot?.wrapUp !== undefined;
  const entersIdle = autoEnterIdle ?? true;
  return {
    ...(autoAnswer === true ? { autoAnswer } : {}),
    ...(entersIdle === wrapsUp ? { autoEnterIdle: entersIdle } : {}),
  };
}

/** Returns whether a call is waiting. Such a call can reach an agent as soon as the agent has signed in. */
function isAwaited(center: Center, id: AgentId): boolean {
  return (center.agent(id)?.waiting.length ?? 0) > 0 || [...center.state.calls.values()].some(({ waiting }) => waiting);
}
