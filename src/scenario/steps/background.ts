// The steps that prepare agents: autopilot, history, and pinned counters.
import { COUNTERS, type CounterName, pinCounters } from "../../core/index.ts";
import { agentIds, listUniqueIds } from "../../forms/agent-ids.ts";
import { pins } from "../../forms/pins.ts";
import { closed, positiveDuration, readDuration } from "../../forms/values.ts";
import { buildBehavior } from "../center/build-center.ts";
import { behavior } from "../center/center-schema.ts";
import { simulateHistories } from "../stage/history.ts";
import { agent, rate } from "../step-forms.ts";
import { declareAction, LongAction, MAX_AGENTS_AT_ONCE } from "./action.ts";

const history = declareAction({
  summary: "Gives agents a history: an earlier sign-in, and calls since then.",
  shape: closed("history step", {
    agents: agentIds,
    since: positiveDuration.describe("How long ago these agents signed in."),
    callsPerHour: rate,
  }),
  build: ({ agents, since, callsPerHour }) => ({
    agents: listUniqueIds(agents),
    since: readDuration(since),
    callsPerHour,
  }),
  play: (context, step) => new LongAction("history", simulateHistories(context, step)),
});

const statistics = declareAction({
  summary: "Pins counters of an agent, or clears them.",
  shape: closed("statistics step", { agent, ...pins }),
  build({ agent, set, clear }) {
    const values: Partial<Record<CounterName, number>> = {};
    for (const name of COUNTERS) if (set?.[name] !== undefined) values[name] = set[name];
    return { agent, set: values, clear: clear === true ? ("all" as const) : (clear ?? []) };
  },
  play: ({ center }, { agent, set, clear }) => center.perform(pinCounters, { agent, set, clear }),
});

const autopilot = declareAction({
  summary: "Puts agents on autopilot from now on.",
  shape: closed("autopilot", { agents: agentIds, ...behavior }),
  build: ({ agents, ...written }) => ({ agents: listUniqueIds(agents), behavior: buildBehavior(written) }),
  play: ({ autopilot }, { agents, behavior }) =>
    agents.length > MAX_AGENTS_AT_ONCE
      ? new LongAction("autopilot", autopilot.enableInSlices(agents, behavior))
      : autopilot.enable(agents, behavior),
});

/** The steps that prepare agents, by name. */
export const backgroundActions = { autopilot, history, statistics };
