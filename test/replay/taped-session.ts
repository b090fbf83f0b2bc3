// Opens a gateway with the control API in the same process, and replays the tape of its world.
import type { Test } from "tap";
import { openInProcess } from "../../src/control/plugin.ts";
import { finish } from "../../src/core/index.ts";
import { readTape } from "../../src/replay/read-tape.ts";
import { Replay } from "../../src/replay/replay.ts";
import { replayTo } from "../../src/replay/replay-to.ts";
import { headOf, lineOf } from "../../src/world/tape/tape-text.ts";
import { TapeWriter } from "../../src/world/tape/tape-writer.ts";
import type { World } from "../../src/world/world.ts";
import { type Arrangement, openGateway } from "../support/gateway.ts";

/** Returns the tape of a world as text, without the snapshots of restores and rewinds. */
export function tapeOf(world: World): string {
  const records = world.tape.listRecords();
  const head = headOf(world.name, finish(world.writeOriginInSlices()), world.tape.count - records.length);
  return `${JSON.stringify(head)}\n${records.map(lineOf).join("")}`;
}

/**
 * Records the tape of a world in memory, as a file would have it: with the snapshots of restores and rewinds.
 *
 * @returns `read`, which returns the text of the tape so far.
 */
export function recordTape(world: World): { read(): string } {
  let text = "";
  const append = (...line: readonly (string | Uint8Array)[]): void => {
    text += line.map((part) => (typeof part === "string" ? part : Buffer.from(part).toString())).join("");
  };
  const writer = new TapeWriter(world, { path: "run.tape", append, close: () => {} }, () => {});
  return {
    read() {
      writer.settle();
      return text;
    },
  };
}

/**
 * Replays the text of a tape.
 *
 * @returns the report, the hash of the replayed world at the end, and the tape of the replay.
 * @throws Error if the text is not a tape.
 */
export async function replayText(text: string) {
  const tape = readTape(text);
  if ("problem" in tape) throw new Error(tape.problem);
  const replay = await Replay.open(tape, () => {});
  try {
    const report = await replay.run({ until: undefined });
    return { report, hash: await replay.world.hashInSlices(), tape: tapeOf(replay.world) };
  } finally {
    await replay.close();
  }
}

/** Opens a gateway. Returns it with `send`, which sends a request to the control API, and `replay`, which replays the tape so far. */
export async function openTapedSession(t: Test, arrangement: Arrangement = {}) {
  const gateway = await openGateway(t, arrangement);
  const { worlds, world } = gateway;
  const control = openInProcess({
    worlds,
    ca: "",
    isReady: () => true,
    addresses: () => ({ gateway: "" }),
    replayTo,
  });
  const send = async (method: "POST" | "PATCH" | "PUT" | "DELETE", path: string, body?: unknown) =>
    control.request({ method, url: `/worlds/default${path}`, body, accept: "*/*", signal: undefined });
  return {
    ...gateway,
    send,
    /** Replays the tape so far. Returns the report, and whether the replay ends in the state of the world. */
    async replay() {
      const { report, hash } = await replayText(tapeOf(world));
      return { ...report, isSameState: hash === (await world.hashInSlices()) };
    },
  };
}
