// Checks the worlds of a cluster after a run: every answered input is on the tape, and the tape leads to the state of the world.
import { readTape } from "../../src/replay/read-tape.ts";
import { Replay } from "../../src/replay/replay.ts";
import type { ScriptedAgent } from "./scripted-agent.ts";

/** The names of operations by the path that the scripted agents use. */
const OPERATION_OF: Readonly<Record<string, string>> = {
  login: "login",
  resetSkill: "resetSkill",
  saybusy: "sayBusy",
  sayfree: "sayFree",
  "rest/60/1": "rest",
  cancelrest: "cancelRest",
};

/** Returns what is wrong with a world, a sentence each. */
export async function checkWorld(control: string, world: string, agents: readonly ScriptedAgent[]): Promise<string[]> {
  const get = async (path: string) => {
    for (let tries = 0; ; tries++) {
      const response = await fetch(`${control}/worlds/${world}${path}`);
      if (response.status === 200 || tries === 50) return response.text();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  const { hash } = JSON.parse(await get("/hash")) as { hash: string };
  const tape = readTape(await get("/tape"));
  if ("problem" in tape) return [`${world}: ${tape.problem}`];
  const problems: string[] = [];
  const taped = new Map<string, number>();
  for (const line of tape.lines) {
    const request = line["request"] as { operation: string; agent?: string } | undefined;
    const answer = line["answer"] as { code: string } | undefined;
    if (request === undefined || answer?.code !== "0") continue;
    const key = `${request.agent} ${request.operation.toLowerCase()}`;
    taped.set(key, (taped.get(key) ?? 0) + 1);
  }
  for (const { place, answered } of agents) {
    for (const [path, count] of answered) {
      const key = `${place.id} ${(OPERATION_OF[path] ?? path).toLowerCase()}`;
      const known = (taped.get(key) ?? 0) + (path === "login" ? (taped.get(`${place.id} forcelogin`) ?? 0) : 0);
      if (known < count) problems.push(`${world}: ${count} answered requests "${key}", and ${known} on the tape`);
    }
  }
  const replay = await Replay.open(tape, () => {});
  try {
    const { difference, stopped } = await replay.run({});
    const replayed = await replay.world.hashInSlices();
    if (difference !== undefined || stopped !== undefined || replayed !== hash)
      problems.push(`${world}: the replay leads elsewhere: ${JSON.stringify({ difference, stopped, replayed, hash })}`);
  } finally {
    await replay.close();
  }
  return problems;
}
