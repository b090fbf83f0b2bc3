// Tests of the reasons of refusals in journal, log and findings: what was wrong and what is accepted.
import { test } from "tap";
import { describeShape } from "../../../src/gateway/checks/describe-shape.ts";
import { OPERATIONS } from "../../../src/gateway/plugin.ts";
import { openGateway, openWorld, ROOT } from "../../support/gateway.ts";
import { WRONG_REQUESTS } from "./refusal-reasons.table.ts";

for (const [story, method, path, body, retcode, reason] of WRONG_REQUESTS) {
  test(`the reason of a refusal describes the mistake: ${story}`, async (t) => {
    const { signInAgent, world, lines } = await openGateway(t);
    const ada = await signInAgent(101);
    world.journal.clear();
    lines.length = 0;
    const reply = await ada.send(method, path, { body });
    const [entry] = world.journal.list();
    t.strictSame([reply.body.retcode, entry?.retcode], [retcode, retcode]);
    t.hasStrict(entry?.reason, reason);
    t.equal(lines[0]?.reason, entry?.reason?.sentence, "the log has the same reason");
    t.notMatch(JSON.stringify([entry?.reason, lines]), "tiger");
    t.strictSame(
      world.findings
        .list({ kind: "refused-request" })
        .map(({ severity, times, entries }) => [severity, times, entries]),
      retcode === "000-002" ? [["note", 1, [entry?.number]]] : [],
    );
  });
}

test("a refusal because of the session, the Guid or the state has a reason and is not reported as a wrong request", async (t) => {
  const { client, signInAgent, world } = await openGateway(t, {
    settings: { guidTimeout: "70s", authMode: "dynamic" },
  });
  const ada = await signInAgent(101);
  world.journal.clear();
  await client(102).get("onlineagent/{}/agentstatus");
  await client(999).get("onlineagent/{}/agentstatus");
  await client(101).get("onlineagent/{}/agentstatus");
  const stranger = client(101);
  stranger.guid = "x".repeat(ada.guid?.length ?? 0);
  await stranger.get("onlineagent/{}/agentstatus");
  await ada.post("voicecall/{}/hold");
  await ada.post("onlineagent/{}/cancelbusy");
  await client(102).signIn({ password: "wrong" });
  await ada.get("queuedevice/{}/agentskill/102");
  t.strictSame(
    world.journal.list().map(({ retcode, reason }) => [retcode, reason?.sentence]),
    [
      ["100-006", "the agent is not signed in"],
      ["100-006", "the center has no such agent"],
      ["000-003", "the request has no Guid: send the Guid of the sign-in in the header Guid"],
      ["000-003", "the Guid is not one of the agent's session"],
      ["200-013", "there is no call to hold"],
      ["100-009", "the agent's present state does not allow this action"],
      ["100-004", "the password is not the agent's"],
      ["600-001", "the center has no such agent, or it is signed in to no queue"],
    ],
  );
  t.strictSame(world.findings.list({ kind: "refused-request" }), []);
});

test("a successful request has no reason, even right after a refusal", async (t) => {
  const { signInAgent, world, lines } = await openGateway(t);
  const ada = await signInAgent(101);
  await ada.post("onlineagent/{}/cancelbusy");
  await ada.post("onlineagent/{}/saybusy");
  t.strictSame([world.journal.list().at(-1)?.reason, lines.at(-1)?.reason], [undefined, undefined]);
});

test("the reason of a refusal by a fault names the fault and is not reported as a mistake of the client", async (t) => {
  const { signInAgent, world } = await openGateway(t);
  const ada = await signInAgent(101);
  world.faults.add({ operations: ["hold"], effect: { retcode: "000-002" } });
  await ada.post("voicecall/{}/hold");
  t.hasStrict(world.journal.list().at(-1), {
    retcode: "000-002",
    reason: { sentence: "a fault of the world answers instead of the operation", in: undefined },
  });
  t.strictSame(world.findings.list({ kind: "refused-request" }), []);
});

test("a request outside the root gets 404, and log and journal name the nearest address", async (t) => {
  const { client, world, worlds, warnings, lines } = await openGateway(t);
  const north = await openWorld({}, "north");
  worlds.add(north);
  const ada = client(101);
  for (const path of [
    "/agentgateway/resuorce/voicecall/101/answer",
    "/w/north/onlineagent/101?password=tiger",
    "/w/south/x",
  ]) {
    const reply = await ada.send("PUT", path);
    t.strictSame([reply.status, reply.text], [404, "The gateway's interfaces are below /agentgateway/resource.\n"]);
  }
  const listEntries = (of: typeof world) =>
    of.journal
      .list()
      .map(({ operation, path, status, retcode, reason }) => [operation, path, status, retcode, reason?.didYouMean]);
  t.strictSame(listEntries(world), [
    [
      "unknown",
      "/agentgateway/resuorce/voicecall/101/answer",
      404,
      "http-404",
      `PUT ${ROOT}/voicecall/{agentid}/answer`,
    ],
  ]);
  t.strictSame(listEntries(north), [
    ["unknown", "/onlineagent/101", 404, "http-404", `PUT ${ROOT}/onlineagent/{agentid}`],
  ]);
  const outside = `the address is outside the gateway's root, ${ROOT}`;
  t.strictSame(warnings, [
    `PUT "/agentgateway/resuorce/voicecall/101/answer" from 127.0.0.1 was answered 404: ${outside}, did you mean PUT ${ROOT}/voicecall/{agentid}/answer?`,
    `PUT "/w/north/onlineagent/101" from 127.0.0.1 was answered 404: ${outside}, did you mean PUT ${ROOT}/onlineagent/{agentid}?`,
    `PUT "/w/south/x" from 127.0.0.1 was answered 404: ${outside}.`,
  ]);
  t.strictSame(
    lines.map(({ world: name, operation, retcode }) => [name, operation, retcode]),
    [
      ["default", "unknown", "http-404"],
      ["north", "unknown", "http-404"],
    ],
  );
  t.strictSame(
    north.findings.list().map(({ kind, severity }) => [kind, severity]),
    [["refused-request", "note"]],
  );
});

test("a body that is too long is refused before it is read, and still has a journal entry", async (t) => {
  const { signInAgent, world } = await openGateway(t);
  const ada = await signInAgent(101);
  const { retcode } = await ada.put("voicecall/{}/callout", { called: "1".repeat(70_000) });
  const [entry] = world.journal.list().slice(-1);
  t.strictSame(
    [retcode, entry?.operation, entry?.agent, entry?.retcode, entry?.reason?.sentence],
    ["000-002", "callout", "101", "000-002", "the request was not read: its body has more than 64 KiB"],
  );
});

test("every shape that an operation declares describes the values that it accepts", async (t) => {
  const undescribed = OPERATIONS.flatMap(({ name, params, query, body, headers }) =>
    [params, query, body, headers].some((shape) => shape !== undefined && describeShape(shape()) === undefined)
      ? [name]
      : [],
  );
  t.strictSame(undescribed, []);
});
