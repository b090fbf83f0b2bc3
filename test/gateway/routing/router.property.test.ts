// Property: the router of a group finds what a router of all operations finds, for any path.
import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { OPERATIONS } from "../../../src/gateway/operations/index.ts";
import { findOperation } from "../../../src/gateway/router.ts";

/** Escapes the first letter of the first part. Such a path is found by the router of all operations. */
const escapeFirst = (path: string) =>
  path.replace(/[a-z]/i, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

const PARTS = [...new Set(OPERATIONS.flatMap(({ path }) => path.split("/")))].filter((part) => /^\w+$/.test(part));

const realPath = fc.constantFrom(...OPERATIONS).map(({ path }) => path.replaceAll(/:\w+/g, "101"));
const strangePath = fc
  .array(fc.oneof(fc.constantFrom(...PARTS), fc.constantFrom("101", "", "%20", "a;b", "#", "x y")), { maxLength: 5 })
  .map((parts) => `/${parts.join("/")}`);
const end = fc.constantFrom("", "/", "//", "?a=1&b=2", ";a=1", "#x", "/more");
const anyPath = fc
  .tuple(fc.constantFrom("", "/", "//"), fc.oneof(realPath, strangePath), end)
  .map((parts) => parts.join(""));
const anyMethod = fc.constantFrom("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD");

test("the router of a group finds what a router of all operations finds, for any path", (t) => {
  const findMatch = (method: string, path: string) => {
    const { operation, params, query } = findOperation(method, path) ?? {};
    return { name: operation?.name, params: { ...params }, query: { ...(query as object) } };
  };
  let found = 0;
  fc.assert(
    fc.property(anyMethod, anyPath, (method, path) => {
      const match = findMatch(method, path);
      if (match.name !== undefined) found++;
      deepEqual(match, findMatch(method, escapeFirst(path)));
    }),
    { numRuns: 2_000 },
  );
  t.ok(found > 100, `${found} paths lead to operations`);
  t.end();
});

test("each operation is found by its method and path", (t) => {
  const notFound = OPERATIONS.filter(
    ({ name, method, path }) => findOperation(method, path.replaceAll(/:\w+/g, "101"))?.operation.name !== name,
  );
  t.strictSame(
    notFound.map(({ name }) => name),
    [],
  );
  t.end();
});
