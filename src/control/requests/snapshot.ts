// Takes and restores snapshots of a world, and hashes its state.
import * as z from "zod";
import { formatInstant } from "../../forms/instant-form.ts";
import { SnapshotError } from "../../world/reading/read-snapshot-aside.ts";
import { writeJsonInSlices } from "../../world/reading/snapshot.ts";
import { processSlices } from "../../world/time/slices.ts";
import { Abandoned, doInSlices } from "../../world/time/turns.ts";
import { isoInstant } from "../answers/fields.ts";
import { worldAnswer, writeWorld } from "../answers/world-answer.ts";
import { LARGE_BODIES } from "../paths.ts";
import { createInvalidInputProblem, createNotJsonProblem, createNotUtf8Problem, type Problem } from "../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route, type UnreadBody } from "../route.ts";

/** The schema of a snapshot. */
export const snapshotSchema = z.looseObject({
  format: z.string().describe("Always `cc-gateway-simulator world`."),
  version: z.string().describe("Version of the simulator that took it. Only the same version can restore it."),
  at: isoInstant.describe("World time of the snapshot."),
  world: z.looseObject({}).describe("The world. Passwords are salted hashes."),
  seal: z.string().describe("Hash of all other members. An edited snapshot does not match it."),
});

const read = declareWorldRoute({
  name: "getSnapshot",
  method: "GET",
  path: "/worlds/:world/snapshot",
  summary:
    "Returns the whole world as JSON. Restore it into this world or another one, in any simulator of the same version.",
  answers: { 200: snapshotSchema },
  problems: ["abandoned"],
  async handle({ world, getSignal }) {
    const signal = getSignal();
    // Each snapshot begins in a separate turn of the event loop. Otherwise many small ones would block all other requests.
    do {
      await world.waitUntilFree();
      await waitForFreeTurn();
    } while (world.isWorking && !signal.aborted);
    if (signal.aborted || world.isClosed) throw new Abandoned("snapshot");
    const body = await world.takeSnapshotInSlices(() => signal);
    const segments = () => doInSlices(processSlices, "snapshot", writeJsonInSlices(body), () => signal);
    return { status: 200, body, segments };
  },
});

/** Resolves in a later turn of the event loop, in which no other long work gets a slice. */
function waitForFreeTurn(): Promise<void> {
  return new Promise((resolve) =>
    processSlices.add(() => {
      resolve();
      return true;
    }),
  );
}

const restore = declareWorldRoute({
  name: "restoreSnapshot",
  ...LARGE_BODIES.restore,
  servesFailed: true,
  summary: "Restores a snapshot of this world or another one. Returns the world.",
  // The world reads the body, in another thread if the body is large.
  body: z.unknown() as z.ZodType<UnreadBody>,
  bodyIsUnread: true,
  answers: { 200: worldAnswer },
  problems: ["abandoned"],
  taped: "world",
  async handle({ parts, world, body, getSignal, holder }) {
    try {
      await world.restoreFrom(body, getSignal, holder);
    } catch (error) {
      if (error instanceof SnapshotError) return createSnapshotProblem(error);
      throw error;
    }
    return createOkAnswer(writeWorld(world, parts));
  },
});

function createSnapshotProblem({ refusal, message }: SnapshotError): Problem {
  if ("notUtf8" in refusal) return createNotUtf8Problem(refusal.notUtf8);
  if ("notJson" in refusal) return createNotJsonProblem(refusal.notJson);
  return createInvalidInputProblem("problems" in refusal ? refusal.problems : [message]);
}

/** The schema of the hash of a world. */
export const hashAnswer = z.strictObject({
  hash: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe("Equal for worlds with the same name, scenario, seed and history."),
  now: isoInstant.describe("World time."),
});

const hash = declareWorldRoute({
  name: "getHash",
  method: "GET",
  path: "/worlds/:world/hash",
  summary:
    "Returns a hash of the whole state, to compare worlds: of two runs, two processes, or before and after a restore.",
  answers: { 200: hashAnswer },
  problems: ["abandoned"],
  async handle({ world, getSignal }) {
    const digits = await world.hashInSlices(getSignal);
    return createOkAnswer({ hash: digits, now: formatInstant(world.center.now) });
  },
});

/** The routes that take and restore a snapshot, and return the hash of the state. */
export const snapshotRoutes: readonly Route[] = [read, restore, hash];
