// Tests of verbs that add others to a call: transfers, consultations and three-way calls.
import { test } from "tap";
import { ADA, BEN, CALLS } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

/** Opens a world in which Ada and Ben are signed in, and Ada talks with a customer in the call `id`. */
async function openWithTalk() {
  const api = await openControlApi();
  const { send } = api;
  for (const path of [ADA, BEN]) await send("PATCH", path, { signedIn: true });
  const { id } = (await send("POST", CALLS, { from: "13800000001", to: { agent: 101 } })).body as { id: string };
  await send("POST", `${ADA}/answer`);
  const readState = async (path: string): Promise<string> => (await send("GET", path)).body.state;
  const readLegs = async (call: string) =>
    (await send("GET", `${CALLS}/${call}`)).body.legs.map((leg: { agent: number; state: string }) => [
      leg.agent,
      leg.state,
    ]);
  const countThreeWayCalls = () => api.center.log.recent().filter(({ event }) => event.type === "threeWayBegan").length;
  return { ...api, id, readState, readLegs, countThreeWayCalls };
}

test("a call is transferred to a colleague, who answers it", async (t) => {
  const { send, id, readState, readLegs } = await openWithTalk();
  const transferred = await send("POST", `${ADA}/transfer`, { to: { agent: 102 }, data: "order 7" });
  t.strictSame([transferred.status, transferred.body.state], [200, "idle"]);
  t.equal(await readState(BEN), "ringing");
  await send("POST", `${BEN}/answer`);
  t.strictSame(await readLegs(id), [[102, "talking"]]);
  t.hasStrict((await send("GET", `${CALLS}/${id}`)).body, { transferredBy: 101, data: "order 7" });
  t.hasStrict((await send("GET", `${ADA}/statistics`)).body, { transferoutnums: 1 });
});

test("a transfer can be canceled before its target answers", async (t) => {
  const { send, id, readState, readLegs } = await openWithTalk();
  t.equal((await send("POST", `${ADA}/transfer`, { to: { agent: 102 }, mode: "success" })).body.state, "talking");
  t.equal(await readState(BEN), "ringing");
  t.equal((await send("POST", `${ADA}/cancel-transfer`)).status, 200);
  t.equal(await readState(BEN), "idle");
  t.strictSame(await readLegs(id), [[101, "talking"]]);
  t.hasStrict((await send("POST", `${ADA}/cancel-transfer`)).body, { status: 409, retcode: "100-007" });
});

test("an agent consults a colleague, and connects it with the customer", async (t) => {
  const { send, id, readLegs } = await openWithTalk();
  const consultation = await send("POST", `${ADA}/consult`, { to: { agent: 102 } });
  t.hasStrict(consultation, { status: 201, body: { feature: "twoPartyHelp", to: { agent: 102 } } });
  t.strictSame(await readLegs(id), [[101, "held"]]);
  await send("POST", `${BEN}/answer`);
  t.equal((await send("POST", `${ADA}/connect`)).body.state, "idle");
  t.equal((await send("GET", BEN)).body.state, "talking");
});

test("the verb three-way-call joins the held call with the current one", async (t) => {
  const { send, id, readLegs } = await openWithTalk();
  await send("POST", `${ADA}/hold`);
  const second = (await send("POST", `${ADA}/call-out`, { to: { agent: 102 } })).body.id;
  await send("POST", `${BEN}/answer`);
  t.equal((await send("POST", `${ADA}/three-way-call`)).status, 200);
  t.strictSame(await readLegs(id), [[101, "joined"]]);
  t.strictSame(await readLegs(second), [
    [101, "talking"],
    [102, "talking"],
  ]);
});

test("the verb conference without participants starts a three-way call", async (t) => {
  const { send, countThreeWayCalls } = await openWithTalk();
  await send("POST", `${ADA}/conference`, { to: { agent: 102 } });
  await send("POST", `${BEN}/answer`);
  t.equal(countThreeWayCalls(), 1);
  t.equal((await send("POST", `${ADA}/conference`)).status, 409);
});

test("a colleague or an outside number is added to a call", async (t) => {
  const first = await openWithTalk();
  await first.send("POST", `${ADA}/three-way-call`, { to: { agent: 102 } });
  await first.send("POST", `${BEN}/answer`);
  t.equal((await first.send("GET", BEN)).body.state, "talking");
  t.equal(first.countThreeWayCalls(), 1);

  const second = await openWithTalk();
  await second.send("POST", `${ADA}/three-way-call`, { to: { number: "13900000001" } });
  t.hasStrict((await second.send("POST", `${CALLS}/${second.id}/answer`)).body.outside, [
    { number: "13800000001", state: "here" },
    { number: "13900000001", state: "here" },
  ]);
});

test("a mode or a target that is not possible for a verb is refused", async (t) => {
  const { send } = await openWithTalk();
  const readMistake = async (verb: string, body: object) => (await send("POST", `${ADA}/${verb}`, body)).body.detail;
  t.equal(
    await readMistake("transfer", { to: { agent: 102 }, mode: "talk" }),
    "mode: mode talk is not possible for a transfer to {agent}: use release, success",
  );
  t.equal(await readMistake("transfer", { to: { ivr: 7 } }), "to.ivr: the center has no IVR 7; it has none");
  t.equal(
    await readMistake("three-way-call", { call: "1767603600-1", to: { agent: 102 } }),
    "to: a three-way call has call or to, not both",
  );
  t.equal(await readMistake("consult", { to: { agent: 999 } }), "to.agent: the center has no agent 999");
});

test("an agent without a call has nothing to transfer, consult about, join or connect", async (t) => {
  const { send } = await openControlApi();
  await send("PATCH", ADA, { signedIn: true });
  const refusals = [];
  for (const [verb, body] of [
    ["transfer", { to: { agent: 102 } }],
    ["consult", { to: { agent: 102 } }],
    ["three-way-call", {}],
    ["connect", {}],
  ] as const) {
    const { status, body: problem } = await send("POST", `${ADA}/${verb}`, body);
    refusals.push([verb, status, problem.reason, problem.retcode]);
  }
  t.strictSame(refusals, [
    ["transfer", 409, "nothing-to-transfer", "200-012"],
    ["consult", 409, "nothing-to-help-with", "200-018"],
    ["three-way-call", 409, "nothing-to-join", "200-010"],
    ["connect", 409, "nothing-to-connect", "200-005"],
  ]);
});
