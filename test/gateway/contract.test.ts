// Sends a good request to every operation, and compares the answer with its declaration.
import { type Test, test } from "tap";
import type { Operation } from "../../src/gateway/operation.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { type Client, openGateway } from "../support/gateway.ts";
import { type GoodRequest, type GoodRequests, pathOf } from "./good-request.ts";

for (const group of new Set(OPERATIONS.map(({ row }) => row.group))) {
  // One gateway per group: creating a world for each operation is faster than a server.
  test(group, async (t) => {
    const { GOOD_REQUESTS } = (await import(`./operations/${group}/good-requests.ts`)) as {
      GOOD_REQUESTS: GoodRequests<Record<string, unknown>>;
    };
    const gateway = await openGateway(t);
    const ada = await gateway.signedIn(101);
    for (const operation of OPERATIONS.filter(({ row }) => row.group === group)) {
      await t.test(operation.name, async (t) => {
        const good = GOOD_REQUESTS[operation.name];
        if (good === undefined) {
          t.fail(`test/gateway/operations/${group}/good-requests.ts has no good request of ${operation.name}`);
          return;
        }
        await answersAsDeclared(t, await gateway.open(operation.name, { center: good.center ?? {} }), operation, good);
        if (operation.path.includes(":agentid")) await refusesStrangeIds(t, gateway.client(101), operation, good);
        if (operation.access === "session") await needsItsSession(t, ada, operation, good);
      });
    }
  });
}

type World = Awaited<ReturnType<Awaited<ReturnType<typeof openGateway>>["open"]>>;

/** Expects an answer to a good request in the declared shape, without other members. */
async function answersAsDeclared(t: Test, gateway: World, operation: Operation, good: GoodRequest) {
  const { name, method, path, success, result } = operation;
  const ada = await gateway.signedIn(101, { autoanswer: false });
  await good.before?.(gateway, ada);
  const reply = await ada.send(method, pathOf(path, good), { body: good.body });
  const { body } = reply;
  t.strictSame([reply.status, body.retcode], [200, good.refused ?? "0"]);
  t.equal(gateway.lines.at(-1)?.operation, name);
  if (good.refused !== undefined) return;
  const carried = success === "event" ? body.event : body.result;
  if (result === undefined) {
    const expected = { done: "{}", empty: "{}", null: "null", bare: undefined }[success as string];
    t.equal(JSON.stringify(carried), expected);
    t.equal(body.message, success === "empty" ? "" : "success");
  } else {
    const parsed = result().safeParse(carried);
    t.strictSame(parsed.success ? parsed.data : parsed.error.issues, carried, "has no other members");
    t.equal(body.message, success === "confirmed" ? "success" : "");
  }
}

/** Expects 000-002 for agent ids out of bounds. */
async function refusesStrangeIds(t: Test, client: Client, { method, path }: Operation, good: GoodRequest) {
  for (const id of ["100", "60000", "ada"]) {
    const reply = await client.send(method, pathOf(path, good, id), { body: good.body });
    t.equal(reply.body.retcode, "000-002", `agent id ${id}`);
  }
}

/** Expects 100-006 without a session; for a wrong Guid also 100-006, or 000-003 if the operation lists it. */
async function needsItsSession(t: Test, ada: Client, { method, path, retcodes }: Operation, good: GoodRequest) {
  const retcodeFor = async (id: string) =>
    (await ada.send(method, pathOf(path, good, id), { body: good.body })).body.retcode;
  t.equal(await retcodeFor("102"), "100-006", "no session");
  const { guid } = ada;
  ada.guid = "wrong";
  t.equal(await retcodeFor("101"), retcodes.includes("000-003") ? "000-003" : "100-006", "a wrong Guid");
  ada.guid = guid;
}
