// Tests that a good request to every operation gets an answer that matches its declaration.
import { type Test, test } from "tap";
import type { Operation } from "../../src/gateway/operation.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { type Client, openGateway } from "../support/gateway.ts";
import { type GoodRequest, type GoodRequests, pathOf } from "./good-request.ts";

for (const group of new Set(OPERATIONS.map(({ row }) => row.group))) {
  // One gateway per group, with a world for each operation, because a world is created faster than a gateway.
  test(`the operations of ${group} answer good requests as declared`, async (t) => {
    const { GOOD_REQUESTS } = (await import(`./operations/${group}/good-requests.ts`)) as {
      GOOD_REQUESTS: GoodRequests<Record<string, unknown>>;
    };
    const gateway = await openGateway(t);
    const ada = await gateway.signInAgent(101);
    for (const operation of OPERATIONS.filter(({ row }) => row.group === group)) {
      await t.test(
        `${operation.name} answers a good request as declared, and refuses invalid agent ids and Guids if it needs them`,
        async (t) => {
          const good = GOOD_REQUESTS[operation.name];
          if (good === undefined) {
            t.fail(`test/gateway/operations/${group}/good-requests.ts has no good request of ${operation.name}`);
            return;
          }
          await checkAnswer(
            t,
            await gateway.open(operation.name.replaceAll(/[ /]/g, "-"), { center: good.center ?? {} }),
            operation,
            good,
          );
          if (operation.path.includes(":agentid")) await checkInvalidIds(t, gateway.client(101), operation, good);
          if (operation.access === "session") await checkSession(t, ada, operation, good);
        },
      );
    }
  });
}

type OpenedWorld = Awaited<ReturnType<Awaited<ReturnType<typeof openGateway>>["open"]>>;

/** Checks that the answer to a good request has the declared shape, and no other members. */
async function checkAnswer(t: Test, gateway: OpenedWorld, operation: Operation, good: GoodRequest) {
  const { name, method, path, success, result } = operation;
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  await good.before?.(gateway, ada);
  const reply = await ada.send(method, pathOf(path, good), requestPartsOf(good));
  if (success === "file" && good.refused === undefined) {
    t.strictSame([reply.status, gateway.lines.at(-1)?.retcode], [200, "0"]);
    t.not(reply.header("Content-Type"), "application/json");
    return;
  }
  const { body } = reply;
  t.strictSame([reply.status, body.retcode], [200, good.refused ?? "0"]);
  t.equal(gateway.lines.at(-1)?.operation, name);
  if (good.refused !== undefined) return;
  const received = success === "event" ? body.event : body.result;
  if (result === undefined) {
    const expected = { done: "{}", empty: "{}", null: "null", bare: undefined }[success as string];
    t.equal(JSON.stringify(received), expected);
    t.equal(body.message, success === "empty" ? "" : "success");
  } else {
    const parsed = result().safeParse(received);
    t.strictSame(parsed.success ? parsed.data : parsed.error.issues, received, "the result has no other members");
    t.equal(body.message, success === "confirmed" ? "success" : "");
  }
}

/** Returns the headers and the body of a good request. */
function requestPartsOf({ headers, body }: GoodRequest) {
  return headers === undefined ? { body } : { headers, body };
}

/** Checks that invalid agent ids are refused with 000-002. */
async function checkInvalidIds(t: Test, client: Client, { method, path }: Operation, good: GoodRequest) {
  for (const id of ["100", "60000", "ada"]) {
    const reply = await client.send(method, pathOf(path, good, id), requestPartsOf(good));
    t.equal(reply.body.retcode, "000-002", `agent id ${id}`);
  }
}

/** Checks that a missing session is refused with 100-006, and a wrong Guid with 000-003 if the operation lists it, else 100-006. */
async function checkSession(t: Test, ada: Client, { method, path, retcodes }: Operation, good: GoodRequest) {
  const getRetcode = async (id: string) =>
    (await ada.send(method, pathOf(path, good, id), requestPartsOf(good))).body.retcode;
  t.equal(await getRetcode("102"), "100-006", "no session");
  const { guid } = ada;
  ada.guid = "wrong";
  t.equal(await getRetcode("101"), retcodes.includes("000-003") ? "000-003" : "100-006", "a wrong Guid");
  ada.guid = guid;
}
