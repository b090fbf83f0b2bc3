// Moves of inspectors who watch the video of agents.
// A task is state only: the simulator has no picture to show.
import { declareMove, type Floor, findSignedIn, type Move, type SignedIn } from "../../floor.ts";
import type { AgentId } from "../../model/ids.ts";
import type { VideoTask, VideoTaskState } from "../../model/inspection.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { findInspectable } from "../../steps/inspection.ts";
import { removeVideoTask } from "../../steps/video.ts";

/** The two sides of a video task. */
export interface VideoPair {
  inspector: AgentId;
  agent: AgentId;
}

/**
 * Begins to watch the video of an agent, or begins again after a stop. Every state of the inspector allows this, because a video
 * task does not use the inspector's phone.
 *
 * Refuses: not-signed-in, inspects-itself, not-inspectable, inspects-inspector, video-state-forbids.
 */
export const startVideoTask: Move<VideoPair, "done"> = declareMove((floor, ids) => {
  const pair = findPair(floor, ids);
  if (pair instanceof Refusal) return pair;
  const { inspector, agent } = pair;
  if (agent.inspector) return refuse("inspects-inspector");
  const task = findTask(inspector, agent);
  if (task === undefined) {
    inspector.session.videoTasks.push({ agent: agent.id, since: floor.clock.now, state: "watching" });
    agent.session.videoInspectors.push(inspector.id);
    return "done";
  }
  if (task.state !== "stopped") return refuse("video-state-forbids");
  task.state = "watching";
  return "done";
});

/** An action of a client on a video task. `report`: it reports the result of its own operation on the video. */
export type VideoAct = "report" | "play" | "endPlay" | "stop" | "delete";

/** The states in which each action is allowed, and the state after it; undefined if it stays the same. */
const ACTS: Readonly<Record<VideoAct, { readonly from: readonly VideoTaskState[]; readonly to?: VideoTaskState }>> = {
  report: { from: ["watching", "playing"] },
  play: { from: ["watching"], to: "playing" },
  endPlay: { from: ["playing"], to: "watching" },
  stop: { from: ["watching", "playing"], to: "stopped" },
  delete: { from: ["watching", "playing", "stopped"] },
};

/**
 * Changes or deletes the video task of an inspector for an agent.
 *
 * Refuses: not-signed-in, inspects-itself, not-inspectable, no-video-task, video-state-forbids.
 */
export const changeVideoTask: Move<VideoPair & { act: VideoAct }, "done"> = declareMove((floor, { act, ...ids }) => {
  const pair = findPair(floor, ids);
  if (pair instanceof Refusal) return pair;
  const task = findTask(pair.inspector, pair.agent);
  if (task === undefined) return refuse("no-video-task");
  const { from, to } = ACTS[act];
  if (!from.includes(task.state)) return refuse("video-state-forbids");
  if (to !== undefined) task.state = to;
  if (act === "delete") removeVideoTask(floor, ids.inspector, ids.agent);
  return "done";
});

function findTask({ session }: SignedIn, { id }: SignedIn): VideoTask | undefined {
  return session.videoTasks.find(({ agent }) => agent === id);
}

function findPair(floor: Floor, ids: VideoPair): { inspector: SignedIn; agent: SignedIn } | Refusal {
  const inspector = findSignedIn(floor, ids.inspector);
  if (inspector instanceof Refusal) return inspector;
  const agent = findInspectable(floor, ids.inspector, ids.agent);
  return agent instanceof Refusal ? agent : { inspector, agent };
}
