// Builds the plan of a center from its checked form: reads durations and switches, expands ranges of agents, and adds defaults.
import type * as z from "zod";
import { createFixedDistribution, DEFAULT_RING, MIN_AGENT_ID } from "../../core/index.ts";
import { eachId, writtenIdsOf } from "../../forms/agent-ids.ts";
import { mapDefined, withoutUndefined } from "../../forms/optional-members.ts";
import { isOn, readDistribution, readDuration } from "../../forms/values.ts";
import type { AgentPlan, AutopilotPlan, CenterPlan } from "./center-plan.ts";
import type { behavior, WrittenCenter } from "./center-schema.ts";
import { readReplies } from "./replies.ts";

/** The center of a scenario without one: ten agents for clients, in one queue. */
export const DEFAULT_CENTER: WrittenCenter = {
  queues: [{ id: 25, name: "Support" }],
  agents: Array.from({ length: 10 }, (_, i) => MIN_AGENT_ID + i).map((id) => ({
    id,
    name: `Agent ${id}`,
    queues: [25],
  })),
};

/** The password of an agent for whom the scenario gives none. */
export const DEFAULT_PASSWORD = "secret";

/** The default time until an agent on autopilot answers a call. */
export const DEFAULT_ANSWER = createFixedDistribution(3_000);

/** Returns the name of a group. The name of a group without one is derived from its id. */
export function deriveGroupName({ id, name }: NonNullable<WrittenCenter["groups"]>[number]): string {
  return name ?? `Group ${id}`;
}

/** Returns the plan of a checked center. */
export function buildCenter(written: WrittenCenter): CenterPlan {
  const { vdn, timeZone, phoneRange, queues, ivrs, numbers, restReasons, recordings, agents } = written;
  const groups = (written.groups ?? []).map((group) => ({
    id: group.id,
    name: deriveGroupName(group),
    ...withoutUndefined({ leader: group.leader }),
  }));
  const groupNames = new Map(groups.map(({ id, name }) => [id, name]));
  return {
    vdn: { id: vdn?.id ?? 1, name: vdn?.name ?? "Demo" },
    timeZone: timeZone ?? "UTC",
    ...withoutUndefined({ phoneRange }),
    queues: (queues ?? []).map(({ id, name = `Queue ${id}`, media = "voice", ...rest }) => ({
      id,
      name,
      media,
      ...withoutUndefined(rest),
    })),
    ivrs: (ivrs ?? []).map(({ id, name = `IVR ${id}`, accessCode, time }) => ({
      id,
      name,
      ...withoutUndefined({ accessCode, time: mapDefined(time, readDuration) }),
    })),
    numbers: (numbers ?? []).map(({ number, ring, does, talk }) => ({
      number,
      ring: mapDefined(ring, readDistribution) ?? DEFAULT_RING,
      does,
      ...withoutUndefined({ talk: mapDefined(talk, readDistribution) }),
    })),
    groups,
    ...withoutUndefined({ restReasons, recordings: mapDefined(recordings, isOn) }),
    agents: (agents ?? []).flatMap((agent) => buildAgents(agent, groupNames)),
  };
}

type WrittenBehavior = { [Member in keyof typeof behavior]?: z.infer<(typeof behavior)[Member]> };
type WrittenAgent = NonNullable<WrittenCenter["agents"]>[number];

function buildAgents(agent: WrittenAgent, groupNames: ReadonlyMap<number, string>): AgentPlan[] {
  const { name, password, passwordLife, phone, account, inspector, pickUp, callOut, queues, media, autopilot } = agent;
  const group = typeof agent.group === "number" ? groupNames.get(agent.group) : agent.group;
  const shared = {
    ...withoutUndefined({ name }),
    password: password ?? DEFAULT_PASSWORD,
    ...withoutUndefined({ passwordLife: mapDefined(passwordLife, readDuration), phone, account }),
    ...withoutUndefined({ group, inspector, pickUp, callOut }),
    queues: [...new Set(queues ?? [])],
    ...withoutUndefined({ media: mapDefined(media, (list) => [...new Set(list)]) }),
    ...withoutUndefined({ autopilot: buildAutopilot(autopilot) }),
  };
  return [...eachId(writtenIdsOf(agent))].map((id) => ({ id, ...shared }));
}

function buildAutopilot(autopilot: WrittenAgent["autopilot"]): AutopilotPlan | undefined {
  if (autopilot === undefined || autopilot === false) return undefined;
  return buildBehavior(autopilot === true ? {} : autopilot);
}

/** Returns the behavior of an agent on autopilot, which answers after three seconds by default. */
export function buildBehavior({ answer, talk, wrapUp, replies, inspects }: WrittenBehavior): AutopilotPlan {
  return {
    answer: mapDefined(answer, readDistribution) ?? DEFAULT_ANSWER,
    ...withoutUndefined({
      talk: mapDefined(talk, readDistribution),
      wrapUp: mapDefined(wrapUp, readDistribution),
      replies: mapDefined(replies, readReplies),
      inspects: mapDefined(inspects, (plan) => ({
        every: readDuration(plan.every),
        for: readDuration(plan.for ?? "60s"),
        mode: plan.mode ?? ("listen" as const),
      })),
    }),
  };
}
