// Those outside, through the control API: they hang up, and whoever is called answers or not.
import { test } from "tap";
import { answer, callInside, callOut, transfer } from "../../../src/core/index.ts";
import { type Door, openDoor } from "../door.ts";

const CALLS = "/worlds/default/calls";

/** Agent 101 calls a number outside, whose phone rings. */
async function callingOut({ ask, center }: Door): Promise<string> {
  await ask("PATCH", "/worlds/default/agents/101", { signedIn: true });
  return String(center.perform(callOut, { agent: 101, called: "13900000001" }));
}

test("someone outside whom an agent calls answers, and later hangs up", async (t) => {
  const door = await openDoor();
  const id = await callingOut(door);
  const calling = (await door.ask("GET", `${CALLS}/${id}`)).body;
  t.match(calling, { state: "dialing", outside: [{ number: "13900000001", state: "called" }] });

  const answered = await door.ask("POST", `${CALLS}/${id}/answer`);
  t.match(answered, { status: 200, body: { state: "talking", outside: [{ number: "13900000001", state: "here" }] } });
  t.match(await door.ask("POST", `${CALLS}/${id}/hang-up`), { status: 200, body: { state: "over", outside: [] } });
});

for (const [verb, cause] of [
  ["refuse", "refused"],
  ["no-answer", "noAnswer"],
  ["busy", "busy"],
  ["hang-up", "refused"],
]) {
  test(`${verb} ends the call of an agent who is calling, at once`, async (t) => {
    const door = await openDoor();
    const id = await callingOut(door);
    t.match(await door.ask("POST", `${CALLS}/${id}/${verb}`), { status: 200, body: { state: "over", outside: [] } });
    const failed = door.center.log.recent().find(({ event }) => event.type === "dialFailed");
    t.match(failed, { at: door.center.now, event: { agent: 101, cause } });
    t.equal((await door.ask("GET", "/worlds/default/agents/101")).body.state, "idle");
  });
}

test("of two outside, the number says who", async (t) => {
  const { ask, center } = await openDoor();
  await ask("PATCH", "/worlds/default/agents/101", { signedIn: true });
  const { id } = (await ask("POST", CALLS, { from: "13800000001", to: { agent: 101 } })).body;
  center.perform(answer, { agent: 101, call: undefined });
  center.perform(transfer, { agent: 101, to: { number: "13900000001" }, mode: "talk" });
  const outsideAfter = async (verb: string, body?: object) =>
    (await ask("POST", `${CALLS}/${id}/${verb}`, body)).body.outside;
  const customer = { number: "13800000001", state: "here" };

  t.strictSame(await outsideAfter("answer"), [customer, { number: "13900000001", state: "here" }]);
  t.strictSame(await outsideAfter("hang-up", { number: "13900000001" }), [customer]);
  t.strictSame(await outsideAfter("hang-up", {}), []);
});

test("whoever is not called can hang up and nothing else", async (t) => {
  const { ask } = await openDoor();
  const { id } = (await ask("POST", CALLS, { from: "13800000001", to: { queue: 25 } })).body;
  for (const verb of ["answer", "refuse", "no-answer", "busy"]) {
    t.strictSame((await ask("POST", `${CALLS}/${id}/${verb}`)).body, {
      type: "urn:ccgw:problem:refused",
      title: "The contact center refuses",
      status: 409,
      detail:
        "The party outside is not being called, so it can only hang up. " +
        `POST ${CALLS}/${id}/hang-up ends the call.`,
      reason: "outside-party-not-called",
    });
  }
  t.equal((await ask("GET", `${CALLS}/${id}`)).body.state, "waiting");
});

test("a number that is not in the call, and a call with nobody outside", async (t) => {
  const door = await openDoor();
  const id = await callingOut(door);
  const other = await door.ask("POST", `${CALLS}/${id}/answer`, { number: "110" });
  t.strictSame(
    [other.status, other.body.reason, other.body.detail],
    [
      409,
      "no-such-party",
      "Nobody outside has this number in the call. The outside parties are 13900000001 (being called).",
    ],
  );
  t.equal((await door.ask("GET", `${CALLS}/${id}`)).body.state, "dialing");

  await door.ask("PATCH", "/worlds/default/agents/102", { signedIn: true });
  const inside = String(door.center.perform(callInside, { agent: 102, to: { agent: 201 } }));
  const nobody = await door.ask("POST", `${CALLS}/${inside}/hang-up`);
  t.strictSame(
    [nobody.status, nobody.body.detail],
    [409, "Nobody outside has this number in the call. This call has no outside parties, only agents."],
  );
});

test("unknown verbs, wrong bodies, and calls that are over", async (t) => {
  const { ask } = await openDoor();
  const { id } = (await ask("POST", CALLS, { to: { queue: 25 } })).body;
  const unknown = await ask("POST", `${CALLS}/${id}/hangup`);
  t.strictSame(
    [unknown.status, unknown.body.detail],
    [404, 'Unknown verb "hangup", did you mean "hang-up"? A verb is one of hang-up, answer, refuse, no-answer, busy.'],
  );
  t.strictSame((await ask("POST", `${CALLS}/${id}/hang-up`, { now: true, number: 138 })).body.errors, [
    'number: 138 is a number and a telephone number is text: write it in quotes, "138"',
    'unknown member "now" of a body of this request: a body of this request has number',
  ]);
  t.equal((await ask("POST", `${CALLS}/${id}/hang-up`, {})).status, 200);

  const over = `There is no call "${id}": it is over or never existed. GET ${CALLS} lists the calls in progress.`;
  const again = await ask("POST", `${CALLS}/${id}/hang-up`);
  t.strictSame([again.status, again.body.detail], [404, over]);
  const read = await ask("GET", `${CALLS}/${id}`);
  t.strictSame([read.status, read.body.detail], [404, over]);
});
