// Tests that the cache of resolved addresses gives the same results as the router and has a limited size.
import fc from "fast-check";
import { test } from "tap";
import { RouteCache } from "../../../src/gateway/route-cache.ts";
import { findOperation } from "../../../src/gateway/router.ts";
import { ROOT } from "../../support/gateway.ts";

const PATHS = [
  "agentevent/101",
  "agentevent/102/",
  "calldata/101/statistics?a=1",
  "calldata//101/statistics",
  "nothing/101",
];

test("the cache resolves an address as the router does, every time", async () => {
  const cache = new RouteCache();
  fc.assert(
    fc.property(fc.constantFrom(...PATHS, "x".repeat(200)), (path) => {
      const { operation, params } = cache.find(`${ROOT}/${path}`) ?? {};
      const fresh = findOperation("GET", `/${path}`);
      return operation === fresh?.operation && JSON.stringify(params) === JSON.stringify(fresh?.params);
    }),
  );
});

test("the cache returns the same route again until it is full", async (t) => {
  const cache = new RouteCache();
  const first = cache.find(`${ROOT}/agentevent/101`);
  t.equal(cache.find(`${ROOT}/agentevent/101`), first);

  // These are as many addresses as the cache can hold.
  for (let agent = 1_000; agent < 6_000; agent++) cache.find(`${ROOT}/agentevent/${agent}`);
  t.not(cache.find(`${ROOT}/agentevent/101`), first);
  t.same(cache.find(`${ROOT}/agentevent/101`), first);
});

test("the cache does not keep long addresses, so that they cannot fill the memory", async (t) => {
  const cache = new RouteCache();
  const long = `${ROOT}/agentevent/101?${"a".repeat(200)}`;
  t.not(cache.find(long), cache.find(long));
});
