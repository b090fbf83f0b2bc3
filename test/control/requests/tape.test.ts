// Tests of the tape through the control API: its lines, its single inputs, and requests that are not inputs.
import { test } from "tap";
import { convertTape } from "../../../src/replay/conversion/convert-tape.ts";
import { ADA, ADVANCE, CALLS, WORLD } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

type Line = Record<string, unknown>;

/** Opens a control API. Its `readLines` returns the lines of the tape after the head. */
async function openWithTape() {
  const api = await openControlApi();
  const readLines = async (query = ""): Promise<Line[]> => {
    const { body } = await api.send("GET", `${WORLD}/tape${query}`);
    return (body as string)
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => JSON.parse(line) as Line);
  };
  return { ...api, readLines };
}

test("the head has the beginning of the world, with hashed passwords", async (t) => {
  const { send } = await openWithTape();
  const { body, type } = await send("GET", `${WORLD}/tape`);
  t.match(type, /^application\/x-ndjson/);
  const [head = ""] = (body as string).split("\n");
  t.hasStrict(JSON.parse(head), {
    format: "cc-gateway-simulator tape",
    number: 1,
    world: "default",
    clock: "manual",
    start: "2026-01-05T09:00:00.000Z",
    forgotten: 0,
    beginning: { seed: 1 },
  });
  t.notMatch(head, "secret-of-ada");
});

test("changes are inputs with their answers, and reads are not inputs", async (t) => {
  const { send, readLines } = await openWithTape();
  await send("PATCH", ADA, { signedIn: true });
  for (const path of ["agents", "snapshot", "hash", "journal", "clock"]) await send("GET", `${WORLD}/${path}`);
  await send("POST", `${WORLD}/verify`, { operation: "sayBusy", count: 0 });
  await send("POST", ADVANCE, { by: "5s" });
  t.hasStrict(await readLines(), [
    { input: 1, control: { method: "PATCH", path: "/agents/101", body: { signedIn: true } } },
    { answered: 1, answer: { code: "200" } },
    { input: 2, control: { method: "POST", path: "/clock/advance", body: { by: "5s" } } },
    { at: "2026-01-05T09:00:05.000Z", answered: 2, answer: { code: "200" } },
  ]);
});

test("an input has its answer and the events that it caused, even later ones", async (t) => {
  const { send } = await openWithTape();
  await send("PATCH", ADA, { signedIn: true });
  await send("POST", CALLS, { from: "13800000001", to: { agent: 101 } });
  await send("POST", ADVANCE, { by: "30s" });
  const { body } = await send("GET", `${WORLD}/inputs/2`);
  t.hasStrict(body, { input: 2, control: { path: "/calls" }, answer: { code: "201" }, entry: null });
  const types = (body as { events: { type: string; cause: number }[] }).events.map(({ type, cause }) => [cause, type]);
  t.same(types[0], [2, "callArrived"]);
  t.same(
    types.filter(([, type]) => type === "notAnswered"),
    [[2, "notAnswered"]],
  );
});

test("an unknown input is answered with 404 and the path of the tape", async (t) => {
  const { send } = await openWithTape();
  for (const number of ["1", "0", "x"]) {
    const { status, body } = await send("GET", `${WORLD}/inputs/${number}`);
    t.same(
      [status, body.detail],
      [404, `The tape has no input "${number}": GET /worlds/default/tape lists those that the tape keeps.`],
    );
  }
});

test("from and limit select lines, and invalid values are refused", async (t) => {
  const { send, readLines } = await openWithTape();
  for (let i = 0; i < 3; i++) await send("POST", ADVANCE, { by: "1s" });
  t.hasStrict(await readLines("?from=2&limit=2"), [{ input: 2 }, { answered: 2 }]);
  t.same(await readLines("?from=9"), []);
  t.equal((await send("GET", `${WORLD}/tape?from=x`)).status, 400);
});

test("a reset begins another branch, in which inputs are numbered from 1", async (t) => {
  const { send, readLines } = await openWithTape();
  await send("POST", ADVANCE, { by: "1s" });
  await send("POST", `${WORLD}/reset`);
  await send("POST", ADVANCE, { by: "1s" });
  t.hasStrict(await readLines(), [
    { input: 1 },
    { answered: 1 },
    { input: 2, control: { path: "/reset" } },
    { branch: 1, from: "reset" },
    { answered: 2 },
    { input: 1 },
    { answered: 1 },
  ]);
});

test("a replaced scenario is on the tape with hashed passwords", async (t) => {
  const { send, readLines } = await openWithTape();
  const scenario = {
    name: "other",
    center: { agents: [{ id: 101, password: "secret-of-other" }, { id: 102 }, { id: 201 }] },
  };
  await send("PUT", `${WORLD}/scenario`, JSON.stringify(scenario), { "content-type": "application/json" });
  const all = await readLines();
  t.hasStrict(all, [{ input: 1, control: { method: "PUT", path: "/scenario" } }, { answered: 1 }]);
  t.notMatch(JSON.stringify(all), "secret-of-other");
});

test("deleting the journal deletes the tape", async (t) => {
  const { send, readLines } = await openWithTape();
  await send("POST", ADVANCE, { by: "1s" });
  await send("DELETE", `${WORLD}/journal`);
  t.same(await readLines(), []);
});

test("as=scenario returns the YAML of a scenario, or why there is none", async (t) => {
  const { send } = await openControlApi({ convertTape });
  await send("POST", CALLS, { from: "13800000001", to: { agent: 101 } });
  const { status, type, body } = await send("GET", `${WORLD}/tape?as=scenario`);
  t.same([status, type], [200, "application/yaml; charset=utf-8"]);
  t.match(body, /\nsteps:\n {2}- call: \{ from: "13800000001", to: \{ agent: 101 \} \}\n/);
  t.notMatch(body, /secret-of/);
  await send("PUT", `${WORLD}/snapshot`, (await send("GET", `${WORLD}/snapshot`)).body);
  t.hasStrict(await send("GET", `${WORLD}/tape?as=scenario`), {
    status: 409,
    body: {
      type: "urn:ccgw:problem:no-scenario",
      detail: "Line 5: a snapshot was restored, and no steps lead to its state.",
    },
  });
});

test("another form of a tape is refused, and so are parts of a scenario", async (t) => {
  const { send } = await openWithTape();
  for (const [query, sentence] of [
    ["as=yaml", 'as: "yaml" is not a valid form of a tape: use scenario; without it, a tape has lines of JSON'],
    ["as=scenario&from=2", 'as: a scenario is made from the whole tape: leave out "from" and "limit"'],
    ["as=scenario&limit=2", 'as: a scenario is made from the whole tape: leave out "from" and "limit"'],
  ]) {
    const { status, body } = await send("GET", `${WORLD}/tape?${query}`);
    t.same([status, body.detail], [400, sentence]);
  }
});
