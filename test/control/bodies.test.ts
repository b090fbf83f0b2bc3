// Tests of bodies of the control API as bytes: encoding, byte order marks, repeated members, and the spelling of numbers.
import { type Test, test } from "tap";
import { startSimulator } from "../../src/library/start-simulator.ts";
import { PLAIN } from "./control-api.ts";

/** Starts a simulator. Returns a function that sends a request and returns the status with the errors, the detail or the type. */
async function openSender(t: Test) {
  const sim = await startSimulator({ scenario: PLAIN, clock: "manual", seed: 1 });
  t.teardown(() => sim.close());
  return async (
    method: string,
    path: string,
    body: string | Uint8Array,
  ): Promise<[status: number, answer: unknown]> => {
    const response = await fetch(`${sim.controlUrl}${path}`, { method, body: Buffer.from(body) });
    const { type, detail, errors } = (await response.json()) as Record<string, string>;
    return [response.status, errors ?? detail ?? type];
  };
}

const UTF_16_DETAIL =
  "This is UTF-16, as Windows PowerShell's > writes it: save it as UTF-8, for example with Out-File -Encoding utf8 (line 1, column 1).";

test("a body that is not UTF-8 is refused with the position and a remedy", async (t) => {
  const send = await openSender(t);
  const gbk = Buffer.concat([Buffer.from('{\n "from": "'), Buffer.from([0xbf, 0xcd, 0xbb]), Buffer.from('"}')]);
  t.same(await send("POST", "/worlds/default/calls", gbk), [
    400,
    "The byte 0xBF here is not UTF-8, as in a text in GBK or Windows-1252: save it as UTF-8 (line 2, column 11).",
  ]);
  t.same(await send("PUT", "/worlds/default/scenario", Buffer.from("\uFEFFname: a", "utf16le")), [400, UTF_16_DETAIL]);
  t.same(await send("PATCH", "/worlds/default/settings", Buffer.from('{"maxTime":"5s"}', "utf16le")), [
    400,
    UTF_16_DETAIL,
  ]);
});

test("a byte order mark is accepted before JSON and YAML", async (t) => {
  const send = await openSender(t);
  t.same((await send("PATCH", "/worlds/default/settings", '\uFEFF{"maxTime": "5s"}'))[0], 200);
  t.same((await send("PUT", "/worlds/default/scenario", "\uFEFFname: a"))[0], 200);
  t.same((await send("PUT", "/worlds/default/scenario", '\uFEFF{"name": "a"}'))[0], 200);
  t.same((await send("POST", "/worlds", '\uFEFF{"name": "b", "scenario": "\uFEFFname: c"}'))[0], 201);
});

test("a repeated member is refused", async (t) => {
  const send = await openSender(t);
  t.same(await send("PATCH", "/worlds/default/settings", '{"maxTime": "5s",\n  "max\\u0054ime": "6s"}'), [
    400,
    'The body is not valid JSON: "maxTime" appears twice in the same object (line 2, column 3).',
  ]);
  t.match(
    await send("POST", "/worlds", '{"name": "b", "scenario": {"center": {"queues": [{"id": 1}, {"id": 2, "id": 3}]}}}'),
    [400, /"id" appears twice/],
  );
  t.same(
    (await send("POST", "/worlds", '{"name": "b", "scenario": {"center": {"queues": [{"id": 1}, {"id": 2}]}}}'))[0],
    201,
  );
});

test("error messages show numbers as they were written", async (t) => {
  const send = await openSender(t);
  t.same(await send("POST", "/worlds/default/calls", '{"from": 1234567890123456789012, "to": {"agent": 101}}'), [
    400,
    [
      'from: 1234567890123456789012 is a number and a telephone number is text: write it in quotes, "1234567890123456789012"',
    ],
  ]);
  t.same(await send("POST", "/worlds/default/clock/advance", '{"by": 1.50}'), [
    400,
    ["by: 1.50 is not a valid duration: use a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h"],
  ]);
});

test("variables of a scenario in a JSON body keep the spelling of their numbers", async (t) => {
  const sim = await startSimulator({ scenario: PLAIN, clock: "manual", seed: 1 });
  t.teardown(() => sim.close());
  const body = '{"name": "b", "scenario": {"variables": {"a": 1.10, "b": 1e5, "c": 17, "d": "x"}}}';
  t.equal((await fetch(`${sim.controlUrl}/worlds`, { method: "POST", body })).status, 201);
  const answer = await fetch(`${sim.controlUrl}/worlds/b/scenario`);
  const { scenario } = (await answer.json()) as { scenario: { variables: object } };
  t.strictSame(scenario.variables, { a: "1.10", b: "1e5", c: 17, d: "x" });
});
