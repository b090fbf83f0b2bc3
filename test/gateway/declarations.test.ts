// What has to hold of every operation's declaration, as it is written.
import { test } from "tap";
import * as z from "zod";
import { hold, REASONS, refuse } from "../../src/core/index.ts";
import { ANSWERED_LATER, open, operation, WithGuid } from "../../src/gateway/operation.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { ONLINEAGENT } from "../../src/words/interfaces/onlineagent.ts";
import { VOICECALL } from "../../src/words/interfaces/voicecall.ts";
import { findKnownInterface, KNOWN_INTERFACES } from "../../src/words/known-interfaces.ts";
import { isRetcode, RETCODE_OF } from "../../src/words/retcodes.ts";

test("every operation answers an interface of the table, and no two answer the same", (t) => {
  for (const { row, name } of OPERATIONS) t.ok(KNOWN_INTERFACES.includes(row), name);
  t.strictSame(
    OPERATIONS.map(({ row }) => row).filter((row, at, rows) => rows.indexOf(row) !== at),
    [],
  );
  t.end();
});

test("an operation is found at the path and the method of its row, in each spelling", (t) => {
  for (const { row, name, method, alsoBy, path, alsoAt } of OPERATIONS) {
    for (const by of [method, alsoBy ?? method]) {
      for (const at of [path, alsoAt ?? path]) {
        t.strictSame(
          findKnownInterface(by, at.replace(/:\w+/g, "101")),
          { row, methodFits: true },
          `${name}: ${by} ${at}`,
        );
      }
    }
  }
  const [preview] = OPERATIONS.filter(({ name }) => name === "previewCallOut");
  t.strictSame(
    [preview?.path, preview?.alsoAt],
    ["/voicecall/:agentid/previewcallout", "/voicecall/:agentid/previewCallout"],
  );
  t.end();
});

/** The names of the members that a shape reads. */
const membersOf = (shape: z.ZodType | undefined) =>
  shape === undefined
    ? []
    : Object.keys(z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }).properties ?? {}).sort();

test("an operation reads the query that its row names, the parts of its path, and a body where its row has one", (t) => {
  for (const { row, name, path, params, query, body } of OPERATIONS) {
    t.strictSame(membersOf(query), [...row.query].sort(), `${name}: query`);
    const parts = [...path.matchAll(/:(\w+)/g)].map(([, part]) => part).filter((part) => part !== "agentid");
    t.strictSame(membersOf(params), parts.sort(), `${name}: path`);
    if (body !== undefined) t.ok(row.hasBody, `${name}: body`);
  }
  t.end();
});

test("a declaration of an unknown interface, or of one of another group, does not compile", (t) => {
  const plain = { summary: "Answers.", success: "done", retcodes: [], events: [], confidence: "seen" } as const;
  const declared = operation(VOICECALL.answer, { ...plain, handle: () => undefined });
  // @ts-expect-error voicecall has no such interface
  const unknown = VOICECALL.pickUpTheNearestPhone;
  // @ts-expect-error onlineagent has no such interface
  const elsewhere = ONLINEAGENT.answer;
  // @ts-expect-error a declaration has no name of its own
  const named = operation(VOICECALL.answer, { ...plain, name: "hold", handle: () => undefined });
  t.strictSame([unknown, elsewhere, named.row, declared.name], [undefined, undefined, VOICECALL.answer, "answer"]);
  t.end();
});

// A member too many compiles: the contract test refuses it.
test("a handler that returns something else than the declared result does not compile", (t) => {
  const declared = { summary: "Counts.", retcodes: [], events: [], confidence: "seen" } as const;
  const counts = {
    ...declared,
    success: "data",
    result: z.object({ calls: z.number(), ids: z.array(z.string()) }),
  } as const;
  const tells = { ...declared, success: "done" } as const;
  const row = VOICECALL.answer;
  const ids: readonly string[] = [];
  t.strictSame(
    [
      operation(row, { ...counts, handle: () => ({ calls: 0, ids }) }),
      operation(row, {
        ...counts,
        handle: ({ center }) => (center.agent(101) === undefined ? refuse("unknown-agent") : ANSWERED_LATER),
      }),
      operation(row, { ...counts, handle: () => new WithGuid({ calls: 0, ids: [] }, "guid") }),
      operation(row, { ...tells, handle: ({ center }) => center.perform(hold, { agent: 101 }) }),
      // @ts-expect-error a member is missing
      operation(row, { ...counts, handle: () => ({ calls: 0 }) }),
      // @ts-expect-error a member has another type
      operation(row, { ...counts, handle: () => ({ calls: "0", ids: [] }) }),
      // @ts-expect-error the declared result is an object
      operation(row, { ...counts, handle: () => ids }),
      // @ts-expect-error the result besides the Guid is another one
      operation(row, { ...counts, handle: () => new WithGuid({ calls: "0", ids: [] }, "guid") }),
      // @ts-expect-error nothing is returned
      operation(row, { ...counts, handle: () => undefined }),
      // @ts-expect-error no result is declared
      operation(row, { ...tells, handle: () => ({ calls: 0 }) }),
      // @ts-expect-error no result is declared, and no session is needed
      open(row, { ...tells, handle: () => ({ calls: 0 }) }),
      // @ts-expect-error the declared result has another type, and is what is written
      operation(row, { ...counts, write: (calls: string) => calls, handle: () => ({ calls: 0, ids }) }),
    ].map(({ name }) => name),
    new Array(12).fill("answer"),
  );
  t.end();
});

test("every operation declares what it does, how sure that is, and which retcodes and events come of it", (t) => {
  for (const { name, confidence, summary, retcodes, events } of OPERATIONS) {
    t.match(confidence, /^(seen|partial|inferred)$/, `${name}: confidence`);
    t.match(summary, /^[A-Z].*\.$/, `${name}: summary`);
    for (const retcode of retcodes) t.ok(isRetcode(retcode), `${name}: ${retcode}`);
    t.equal(new Set(retcodes).size, retcodes.length, `${name}: no retcode twice`);
    for (const event of events) t.match(event, /^Agent(State|Event|Other|MediaEvent)_\w+$/, `${name}: ${event}`);
  }
  t.end();
});

test("every reason to refuse has a retcode", (t) => {
  t.strictSame(Object.keys(RETCODE_OF).sort(), [...REASONS].sort());
  for (const retcode of Object.values(RETCODE_OF)) t.ok(isRetcode(retcode), retcode);
  t.end();
});
