// Tests that queries change nothing in the center and are not inputs, and that other accepted requests are.
import { test } from "tap";
import { finish, hashDataInSlices } from "../../../src/core/index.ts";
import { OPERATIONS } from "../../../src/gateway/plugin.ts";
import { openGateway } from "../../support/gateway.ts";
import { type GoodRequests, pathOf } from "../good-request.ts";

/** Hashes a center without the times of the last requests of its clients. */
function hashWithoutRequestTimes({ center }: { center: { snapshot(): object } }): string {
  const text = JSON.stringify(center.snapshot(), (name, value) => (name.startsWith("heardA") ? 0 : value));
  return finish(hashDataInSlices(text));
}

for (const group of new Set(OPERATIONS.map(({ row }) => row.group))) {
  test(`the operations of ${group} that only read change nothing and are not inputs, and the others are inputs`, async (t) => {
    const { GOOD_REQUESTS } = (await import(`../operations/${group}/good-requests.ts`)) as {
      GOOD_REQUESTS: GoodRequests<Record<string, unknown>>;
    };
    const gateway = await openGateway(t);
    const wrong: string[] = [];
    for (const operation of OPERATIONS.filter(({ row }) => row.group === group)) {
      const good = GOOD_REQUESTS[operation.name] ?? {};
      const opened = await gateway.open(operation.name.replaceAll(/[ /]/g, "-"), { center: good.center ?? {} });
      const ada = await opened.signInAgent(101, { autoanswer: false });
      await good.before?.(opened, ada);
      const { center } = opened.world;
      const [before, inputs] = [hashWithoutRequestTimes(opened.world), center.causes.inputs];
      await ada.send(operation.method, pathOf(operation.path, good), { body: good.body, headers: good.headers ?? {} });
      const isInput = center.causes.inputs > inputs;
      const isExpected = !operation.readsOnly && good.refused === undefined;
      if (isInput !== isExpected) wrong.push(`${operation.name} is ${isInput ? "an" : "no"} input`);
      if (operation.readsOnly && hashWithoutRequestTimes(opened.world) !== before)
        wrong.push(`${operation.name} changes the center`);
    }
    t.strictSame(wrong, []);
  });
}
