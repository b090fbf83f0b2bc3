// Steps that set the scene: customers who call by themselves, pasts for agents, and counters with values of our own.
import { z } from "zod";
import { COUNTERS, type CounterName } from "../../core/index.ts";
import { agentIds, eachId, type WrittenIds } from "../agent-ids.ts";
import { closed, distribution, duration, readDistribution, readDuration, span, wholeNumber } from "../forms.ts";
import { given, map } from "../given.ts";
import { livePast } from "../history.ts";
import { pins } from "../pins.ts";
import type { TrafficPlan } from "../traffic.ts";
import { expects } from "../wording.ts";
import { act } from "./act.ts";
import { agent } from "./shapes.ts";

const rate = z.number({ error: expects("number of calls an hour", "a number above 0, such as 12 or 0.5") });
const MOST_CALLS = 1_000_000;

const howTheyCall = {
  talk: distribution,
  patience: distribution.optional(),
  for: duration.optional().describe("For how long; to the end if absent."),
};

const trafficForm = "an object with queue and callsPerHour, or with agents and gap; and talk, patience, for";

const traffic = act({
  summary: "Calls keep coming.",
  shape: z.union(
    [
      closed("traffic", {
        queue: wholeNumber("queue id"),
        callsPerHour: rate.positive().max(MOST_CALLS),
        ...howTheyCall,
      }),
      closed("traffic", { agents: agentIds, gap: distribution, ...howTheyCall }),
    ],
    { error: expects("traffic", trafficForm) },
  ),
  build(written): TrafficPlan {
    const { talk, patience, for: lasting } = written;
    const to =
      "queue" in written
        ? { queue: written.queue, callsPerHour: written.callsPerHour }
        : { agents: unique(written.agents), gap: readDistribution(written.gap) };
    const how = given({ patience: map(patience, readDistribution), for: map(lasting, readDuration) });
    return { to, talk: readDistribution(talk), ...how };
  },
  play: ({ traffic }, step) => traffic.start(step),
});

const history = act({
  summary: "Backdates the sign-in of agents, with the calls they would have had since.",
  shape: closed("history", {
    agents: agentIds,
    since: span.describe("How long ago these agents signed in."),
    callsPerHour: rate.nonnegative().max(MOST_CALLS),
  }),
  build: ({ agents, since, callsPerHour }) => ({ agents: unique(agents), since: readDuration(since), callsPerHour }),
  play(cast, step) {
    for (const agent of step.agents) cast.center.givePast(agent, livePast(cast, agent, step));
  },
});

const statistics = act({
  summary: "Pins counters of an agent, or lets them go.",
  shape: closed("statistics", { agent, ...pins }),
  build({ agent, set, clear }) {
    const values: Partial<Record<CounterName, number>> = {};
    for (const name of COUNTERS) if (set?.[name] !== undefined) values[name] = set[name];
    return { agent, set: values, clear: clear === true ? ("all" as const) : (clear ?? []) };
  },
  play: ({ center }, { agent, set, clear }) => center.pin(agent, set, clear),
});

/** The ids that are meant, each once. */
function unique(ids: WrittenIds): number[] {
  return [...new Set(eachId(ids))];
}

export const backgroundActs = { traffic, history, statistics };
