// Replays the tape of a running world in another world, up to an earlier moment.
import { type AgentId, handleInSlices, type PushTarget, type Work } from "../core/index.ts";
import type { ReplayTo } from "../world/earlier-world.ts";
import { copyStateInSlices } from "../world/lives/copied-state.ts";
import type { WorldState } from "../world/lives/world-state.ts";
import { headOf, lineOf } from "../world/tape/tape-text.ts";
import { processSlices } from "../world/time/slices.ts";
import { doInSlices } from "../world/time/turns.ts";
import { describeMoment, type Moment, UnreachableMoment } from "../world/travel/moment.ts";
import type { World } from "../world/world.ts";
import { describeAnswerDifference } from "./answer-difference.ts";
import type { TapeLine } from "./read-tape.ts";
import { Replay } from "./replay.ts";
import { describeStop } from "./replay-stop.ts";

/** Replays the tape in slices, so that other worlds of the process are served meanwhile. */
export const replayTo: ReplayTo = async (world, moment, getSignal) => {
  const { start, records, count, until, place, pushes } = world.travel.plan(moment);
  const checkpoint = "saved" in start ? { ...start, state: start.saved.read() } : undefined;
  const origin = await doInSlices(
    processSlices,
    "replay",
    world.writeOriginInSlices("saved" in start ? undefined : start),
    getSignal,
  );
  const head = headOf(world.name, origin, 0);
  // Among the later records, only marks concern the replayed ones. Branches stay, because inputs of other branches have the same numbers.
  const marks = records.slice(count).filter(({ kind }) => kind === "mark" || kind === "branch");
  const lines = [...records.slice(0, count), ...marks].map((record) => JSON.parse(lineOf(record)) as TapeLine);
  const replay = await Replay.open({ head, lines }, () => {}, { checkpoint, inSlices: true });
  return replay.closeOnError(async () => {
    const { difference, stopped } = await replay.run({ count, stopAt: until });
    if (difference !== undefined) throw createUnreachableMoment(moment, describeAnswerDifference(difference));
    if (stopped !== undefined) throw createUnreachableMoment(moment, describeStop(stopped));
    if (until !== undefined) await replay.followTo(until);
    return {
      world: replay.world,
      place,
      takeState: async () => doInSlices(processSlices, "replay", takeStateInSlices(replay.world, pushes), getSignal),
      close: () => replay.close(),
    };
  });
};

function createUnreachableMoment(moment: Moment, why: string): UnreachableMoment {
  return new UnreachableMoment("different", `${describeMoment(moment)} cannot be reached: ${why}.`);
}

/**
 * Copies the state of a world, with the targets of pushes as they were sent: the tape has filler in their place. Events in written answers
 * count as arrived, because their clients continue.
 */
function* takeStateInSlices(world: World, pushes: ReadonlyMap<AgentId, PushTarget>): Work<WorldState> {
  const state = yield* copyStateInSlices(world.takeStateInSlices());
  const arrived = new Set(world.tape.openInputs.listUnconfirmed().flatMap(({ agents }) => agents));
  yield* handleInSlices(state.life.center.state.agents, ({ id, session, mailbox }) => {
    if (arrived.has(id)) Object.assign(mailbox, { underWay: [] });
    const push = session?.details.push;
    if (push !== undefined) Object.assign(push, pushes.get(id));
  });
  return state;
}
