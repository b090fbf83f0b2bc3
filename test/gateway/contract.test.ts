// What every operation promises by its declaration: each is asked well once, and its answer is compared with what it declares.
import { type Test, test } from "tap";
import type { Operation } from "../../src/gateway/operation.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { type Client, openGateway } from "../support/gateway.ts";
import { type GoodRequest, type GoodRequests, pathOf } from "./good-request.ts";

for (const group of new Set(OPERATIONS.map(({ row }) => row.group))) {
  // One gateway a group: an operation costs a world, not a server.
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

/** A good request is answered in the declared shape, which has all members of the answer. */
async function answersAsDeclared(t: Test, gateway: World, operation: Operation, good: GoodRequest) {
  const { name, method, path, success, result } = operation;
  const ada = await gateway.signedIn(101, { autoanswer: false });
  await good.before?.(gateway, ada);
  const reply = await ada.send(method, pathOf(path, good), { body: good.body });
  const { body } = reply;
  t.strictSame([reply.status, body.retcode], [200, "0"]);
  const carried = success === "event" ? body.event : body.result;
  if (result === undefined) {
    const expected = { done: "{}", null: "null", bare: undefined }[success as string];
    t.equal(JSON.stringify(carried), expected);
    t.equal(body.message, "success");
  } else {
    const parsed = result.safeParse(carried);
    t.strictSame(parsed.success ? parsed.data : parsed.error.issues, carried, "and has no member besides");
    t.equal(body.message, success === "confirmed" ? "success" : "");
  }
  t.equal(gateway.lines.at(-1)?.operation, name);
}

/** An agent id out of bounds is 000-002. */
async function refusesStrangeIds(t: Test, client: Client, { method, path }: Operation, good: GoodRequest) {
  for (const id of ["100", "60000", "ada"]) {
    const reply = await client.send(method, pathOf(path, good, id), { body: good.body });
    t.equal(reply.body.retcode, "000-002", `agent id ${id}`);
  }
}

/** No session is 100-006; so is a wrong Guid, or 000-003 where the operation has it. */
async function needsItsSession(t: Test, ada: Client, { method, path, retcodes }: Operation, good: GoodRequest) {
  const ask = async (id: string) => (await ada.send(method, pathOf(path, good, id), { body: good.body })).body.retcode;
  t.equal(await ask("102"), "100-006", "no session");
  const { guid } = ada;
  ada.guid = "wrong";
  t.equal(await ask("101"), retcodes.includes("000-003") ? "000-003" : "100-006", "a wrong Guid");
  ada.guid = guid;
}
