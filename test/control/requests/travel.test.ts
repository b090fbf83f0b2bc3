// Tests of rewinds to an input or an instant, and of views of earlier moments, through the control API.
import { test } from "tap";
import { WORLD } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

/**
 * Opens a world in which a customer calls queue 26 (input 1), and 5 s (2) and 60 s (3) pass. Returns the API with helpers, and the hashes
 * at the beginning and after each input.
 */
async function openWithInputs() {
  const api = await openControlApi();
  const readHash = async () => (await api.send("GET", `${WORLD}/hash`)).body.hash as string;
  const hashes = [await readHash()];
  const sendInput = async (path: string, body: object) => {
    await api.send("POST", `${WORLD}${path}`, body);
    hashes.push(await readHash());
  };
  await sendInput("/calls", { from: "13800000001", to: { queue: 26 }, talk: "60s" });
  await sendInput("/clock/advance", { by: "5s" });
  await sendInput("/clock/advance", { by: "60s" });
  return {
    ...api,
    readHash,
    hashes,
    sendInput,
    rewind: (to: object) => api.send("POST", `${WORLD}/rewind`, { to }),
    readBoardAt: (query: string) => api.send("GET", `${WORLD}/at?${query}`),
  };
}

test("a world is rewound to the moment after an input", async (t) => {
  const { rewind, readHash, hashes } = await openWithInputs();
  t.hasStrict(await rewind({ input: 2 }), { status: 200, body: { now: "2026-01-05T09:00:05.000Z", calls: 1 } });
  t.equal(await readHash(), hashes[2]);
  await rewind({ input: 0 });
  t.equal(await readHash(), hashes[0]);
});

test("a world is rewound to an instant between two inputs", async (t) => {
  const { rewind, sendInput, readHash, hashes } = await openWithInputs();
  t.hasStrict(await rewind({ instant: "2026-01-05T09:00:30Z" }), {
    status: 200,
    body: { now: "2026-01-05T09:00:30.000Z" },
  });
  await rewind({ input: 2 });
  await sendInput("/clock/advance", { by: "60s" });
  t.equal(await readHash(), hashes[3]);
});

test("a rewind to a moment is the last input of its branch, and names the moment", async (t) => {
  const { rewind, send } = await openWithInputs();
  await rewind({ input: 1 });
  const tape = (await send("GET", `${WORLD}/tape`)).body as string;
  t.hasStrict(
    tape
      .trimEnd()
      .split("\n")
      .slice(-3)
      .map((line) => JSON.parse(line)),
    [
      { input: 4, control: { method: "POST", path: "/rewind", body: { to: { input: 1 } } } },
      { at: "2026-01-05T09:00:00.000Z", branch: 1, from: "rewind" },
      { answered: 4, answer: { code: "200" } },
    ],
  );
});

test("the history of a rewound world is that of its moment: later inputs are unknown", async (t) => {
  const { rewind, sendInput, readHash, hashes } = await openWithInputs();
  await rewind({ input: 2 });
  await sendInput("/clock/advance", { by: "1s" });
  await sendInput("/clock/advance", { by: "1s" });
  t.hasStrict(await rewind({ input: 9 }), {
    status: 404,
    body: {
      type: "urn:ccgw:problem:unknown-moment",
      detail: "There is no input 9 in the present history of the world. GET /worlds/default/tape lists the inputs.",
    },
  });
  await rewind({ input: 3 });
  t.equal(await readHash(), hashes[4]);
  await rewind({ input: 1 });
  t.equal(await readHash(), hashes[1]);
});

test("the board of an earlier moment is shown, and nothing changes", async (t) => {
  const { readBoardAt, readHash, hashes } = await openWithInputs();
  t.hasStrict(await readBoardAt("input=2"), {
    status: 200,
    body: {
      clock: { now: "2026-01-05T09:00:05.000Z" },
      world: { input: 2, branch: 0 },
      calls: [{ from: "13800000001", state: "talking" }],
    },
  });
  t.match(await readBoardAt("instant=2026-01-05T09:01:05Z"), { status: 200, body: { calls: { length: 0 } } });
  t.equal(await readHash(), hashes[3]);
});

test("moments that are not in the history are refused", async (t) => {
  const { readBoardAt, send } = await openWithInputs();
  const readDetail = async (query: string) => (await readBoardAt(query)).body.detail as string;
  t.same(await Promise.all(["instant=2026-01-05T08:59:59Z", "instant=2027-01-05T09:00:00Z"].map(readDetail)), [
    "2026-01-05T08:59:59.000Z is before 2026-01-05T09:00:00.000Z, when the world began. GET /worlds/default/tape lists the inputs.",
    "2027-01-05T09:00:00.000Z is later than the world, which is at 2026-01-05T09:01:05.000Z. GET /worlds/default/tape lists the inputs.",
  ]);
  await send("POST", `${WORLD}/reset`);
  t.equal(
    await readDetail("input=2"),
    "There is no input 2 in the present history of the world. GET /worlds/default/tape lists the inputs.",
  );
});

test("after a restore, the inputs before it are not in the history, although their numbers continue", async (t) => {
  const { rewind, send } = await openWithInputs();
  const { body } = await send("GET", `${WORLD}/snapshot`);
  await send("PUT", `${WORLD}/snapshot`, body);
  const { status, body: problem } = await rewind({ input: 1 });
  t.strictSame([status, problem.type], [404, "urn:ccgw:problem:unknown-moment"]);
});

test("a moment without a member, with several members or with an invalid one is refused", async (t) => {
  const { readBoardAt, rewind } = await openWithInputs();
  const readErrors = async (answer: Promise<{ body: { errors: string[] } }>) => (await answer).body.errors;
  t.same(
    [
      await readErrors(readBoardAt("")),
      await readErrors(readBoardAt("input=1&instant=2026-01-05T09:00:00Z")),
      await readErrors(readBoardAt("input=one")),
      await readErrors(rewind({})),
      await readErrors(rewind({ input: 1, checkpoint: "before" })),
      await readErrors(rewind({ input: -1 })),
    ],
    [
      ["a moment is named by input or instant"],
      ["a moment is named by input or instant"],
      ['input: "one" is not a valid input: use a whole number, such as 12'],
      ["to: a moment has one member: checkpoint, input or instant"],
      ["to: a moment has one member: checkpoint, input or instant"],
      ["to.input: -1 is not a valid input: use a whole number, at least 0"],
    ],
  );
});

test("after the tape was cleared, a rewind to an earlier moment is refused, and one to a later moment is not", async (t) => {
  const { rewind, send, sendInput, readHash, hashes } = await openWithInputs();
  await send("DELETE", `${WORLD}/journal`);
  t.hasStrict(await rewind({ input: 1 }), {
    status: 409,
    body: {
      detail:
        "The tape no longer has the records that lead to input 1. The settings tapeLength and tapeBytes limit the tape; a checkpoint keeps a moment.",
    },
  });
  await sendInput("/clock/advance", { by: "1s" });
  await sendInput("/clock/advance", { by: "1s" });
  t.hasStrict(await rewind({ input: 5 }), { status: 200 });
  t.equal(await readHash(), hashes[5]);
});
