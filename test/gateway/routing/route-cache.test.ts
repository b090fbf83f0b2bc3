// What addresses mean, remembered: the same as the router says, however often and however much is asked.
import fc from "fast-check";
import { test } from "tap";
import { RouteCache } from "../../../src/gateway/route-cache.ts";
import { findOperation } from "../../../src/gateway/router.ts";

const ROOT = "/agentgateway/resource";
const PATHS = [
  "agentevent/101",
  "agentevent/102/",
  "calldata/101/statistics?a=1",
  "calldata//101/statistics",
  "nothing/101",
];

test("an address means what the router says, the first time and ever after", async () => {
  const found = new RouteCache();
  fc.assert(
    fc.property(fc.constantFrom(...PATHS, "x".repeat(200)), (path) => {
      const { operation, params } = found.find(`${ROOT}/${path}`) ?? {};
      const fresh = findOperation("GET", `/${path}`);
      return operation === fresh?.operation && JSON.stringify(params) === JSON.stringify(fresh?.params);
    }),
  );
});

test("what was found is handed out again, until too much is remembered", async (t) => {
  const found = new RouteCache();
  const first = found.find(`${ROOT}/agentevent/101`);
  t.equal(found.find(`${ROOT}/agentevent/101`), first);

  for (let agent = 1_000; agent < 6_000; agent++) found.find(`${ROOT}/agentevent/${agent}`);
  t.not(found.find(`${ROOT}/agentevent/101`), first);
  t.same(found.find(`${ROOT}/agentevent/101`), first);
});

test("of long addresses nothing is remembered, so that nobody can fill the memory with them", async (t) => {
  const found = new RouteCache();
  const long = `${ROOT}/agentevent/101?${"a".repeat(200)}`;
  t.not(found.find(long), found.find(long));
});
