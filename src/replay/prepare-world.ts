// Makes a world from the lines and the checkpoint that a store has of it.
// A replica can then serve the world.
import { changePushTarget, hearClient } from "../core/index.ts";
import type { KeptCheckpoint } from "../store/base.ts";
import type { PrepareWorld } from "../store/replica-parts.ts";
import type { KeptMoment } from "../world/travel/travel.ts";
import type { World } from "../world/world.ts";
import type { ServedWorldParts } from "../world/world-options.ts";
import { describeAnswerDifference } from "./answer-difference.ts";
import type { TapeLine } from "./read-tape.ts";
import { Replay } from "./replay.ts";
import type { ReplayObserver, ReplayReport } from "./replay-options.ts";
import { describeStop } from "./replay-stop.ts";

/** An agent with the target of its pushes. */
type AgentPush = Parameters<typeof changePushTarget>[1];

/**
 * Makes the world of the stored lines. Its clients have lost their connections, so answers that may not have left are sent again with the
 * next poll. When it is served, every signed-in agent with a client counts as heard. Resolves with a problem if a line cannot be replayed,
 * or leads to an answer other than the stored one.
 */
export const prepareWorld: PrepareWorld = async ({ head, checkpoint, lines: texts, position, confirmed, now }) => {
  const lines = texts.map((text) => JSON.parse(text) as TapeLine);
  const first = checkpoint === null ? undefined : makeMomentOf(checkpoint, position);
  const replay = await Replay.open({ head, lines }, () => {}, {
    checkpoint: checkpoint ?? undefined,
    inSlices: true,
  });
  // The store has no lines before the checkpoint, so no moment before the checkpoint can be reached.
  replay.world.tape.count = position;
  const problem = await replay.closeOnError(async () => {
    const observer = createPushTargetRestorer(replay);
    const found = describeEnd(await replay.run({ confirmed: Math.max(0, confirmed - position), observer }));
    if (found === undefined) await replay.followTo(now);
    return found;
  });
  if (problem !== undefined) {
    await replay.close();
    return { problem };
  }
  const since = replay.world.tape.count;
  return { since, serve: (served) => serveReplayed(replay, served, first), discard: () => replay.close() };
};

/** Ends a replay and serves its world. */
function serveReplayed(replay: Replay, served: ServedWorldParts, first: KeptMoment | undefined): Promise<World> {
  return replay.closeOnError(async () => {
    const world = await replay.handOver(served, true, first);
    for (const { id, session } of world.center.state.agents.values()) {
      if (session === undefined || session.played) continue;
      world.center.perform(hearClient, { id });
      world.tape.recordHeard(id);
    }
    world.tape.settle();
    return world;
  });
}

/** Returns why a replay ended before its last line, as a sentence without its full stop; undefined if it did not. */
function describeEnd({ difference, stopped }: ReplayReport): string | undefined {
  if (stopped !== undefined) return `its stored inputs cannot be replayed here (${describeStop(stopped)})`;
  if (difference === undefined) return undefined;
  return `its stored inputs lead to another answer here (${describeAnswerDifference(difference)})`;
}

/** Returns the moment of a checkpoint, with the texts of its state. The state itself is left out, because the replay changes it. */
function makeMomentOf({ state, ...kept }: KeptCheckpoint, position: number): KeptMoment {
  return { ...kept, position, at: state.life.center.clock.now };
}

/** Returns an observer that restores the targets of pushes. A tape has filler in their place, but the lines of a store have the targets. */
function createPushTargetRestorer({ world }: Replay): ReplayObserver {
  return {
    onLineBegin: () => {},
    onLineEnd: (line) => {
      const push = line["push"] as AgentPush["push"] | undefined;
      const agent = Number((line["request"] as { readonly agent?: string } | undefined)?.agent);
      if (push !== undefined) world.center.perform(changePushTarget, { agent, push });
      const pushes = line["pushes"] as readonly AgentPush[] | undefined;
      for (const target of pushes ?? []) world.center.perform(changePushTarget, target);
    },
  };
}
