// Checks the worlds of a cluster after a run: every answered input is on the tape, and the tape leads to the state of the world.
import type { TapeLine } from "../../src/replay/read-tape.ts";
import { Replay } from "../../src/replay/replay.ts";
import type { Base } from "../../src/store/base.ts";
import type { ScriptedAgent } from "./scripted-agent.ts";
import type { StoredHistory } from "./stored-history.ts";

/** The names of operations by the path that the scripted agents use. */
const OPERATION_OF: Readonly<Record<string, string>> = {
  login: "login",
  resetSkill: "resetSkill",
  saybusy: "sayBusy",
  sayfree: "sayFree",
  "rest/60/1": "rest",
  cancelrest: "cancelRest",
};

/** The maximum number of times that a request is sent while no replica serves the world. */
const MAX_TRIES = 50;
/** The pause before a repetition (milliseconds). */
const PAUSE_MS = 200;

/** Returns the hash of a world, from the replica that serves it. Rejects if no answer has a hash. */
export async function requestHash(control: string, token: string, world: string): Promise<string> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(`${control}/worlds/${world}/hash`, { headers: { authorization: `Bearer ${token}` } });
    const body = (await response.json()) as { readonly hash?: string };
    if (body.hash !== undefined) return body.hash;
    if (tries === MAX_TRIES)
      throw new Error(`no answer has the hash of ${world}; the last one was ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/**
 * Returns the problems of a world, a sentence each.
 *
 * @param hash the hash of the world at the end of the run.
 * @param history what the store ever had of the world; undefined if nothing.
 */
export async function checkWorld(
  world: string,
  hash: string,
  history: StoredHistory | undefined,
  agents: readonly ScriptedAgent[],
): Promise<string[]> {
  if (history === undefined) return [`${world}: the store never had it`];
  const { beginning, batches, hasNoGap } = history;
  const { head } = JSON.parse(beginning) as Base;
  const texts = Buffer.concat(batches).toString().split("\n").slice(0, -1);
  const lines = texts.map((text) => JSON.parse(text) as TapeLine);
  const problems = hasNoGap ? [] : [`${world}: its lines were not stored one after the other`];
  const taped = countAccepted(lines);
  for (const { place, answered } of agents) {
    for (const [path, count] of answered) {
      const key = `${place.id} ${(OPERATION_OF[path] ?? path).toLowerCase()}`;
      const tapedCount = (taped.get(key) ?? 0) + (path === "login" ? (taped.get(`${place.id} forcelogin`) ?? 0) : 0);
      if (tapedCount < count)
        problems.push(`${world}: ${count} answered requests "${key}", and ${tapedCount} on the tape`);
    }
  }
  const replay = await Replay.open({ head, lines }, () => {});
  try {
    const { difference, stopped } = await replay.run({});
    const replayed = await replay.world.hashInSlices();
    if (difference !== undefined || stopped !== undefined || replayed !== hash)
      problems.push(
        `${world}: the replay ends in another state: ${JSON.stringify({ difference, stopped, replayed, hash })}`,
      );
  } finally {
    await replay.close();
  }
  return problems;
}

/** Returns the number of accepted requests on a tape, by agent and operation. */
function countAccepted(lines: readonly TapeLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const request = line["request"] as { operation: string; agent?: string } | undefined;
    const answer = line["answer"] as { code: string } | undefined;
    if (request === undefined || answer?.code !== "0") continue;
    const key = `${request.agent} ${request.operation.toLowerCase()}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
