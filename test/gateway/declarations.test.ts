// Tests of rules for the declarations of all operations.
import { test } from "tap";
import * as z from "zod";
import { holdCall, REASONS, refuse } from "../../src/core/index.ts";
import { ANSWERED_LATER, declareOpenOperation, declareOperation, WithGuid } from "../../src/gateway/operation.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { ONLINEAGENT } from "../../src/words/interfaces/onlineagent.ts";
import { VOICECALL } from "../../src/words/interfaces/voicecall.ts";
import { findKnownInterface, KNOWN_INTERFACES } from "../../src/words/known-interfaces.ts";
import { isRetcode, RETCODE_OF } from "../../src/words/retcodes.ts";

test("every operation serves an interface of the table, and no two serve the same", (t) => {
  t.strictSame(
    OPERATIONS.filter(({ row }) => !KNOWN_INTERFACES.includes(row)).map(({ name }) => name),
    [],
  );
  t.strictSame(
    OPERATIONS.map(({ row }) => row).filter((row, at, rows) => rows.indexOf(row) !== at),
    [],
  );
  t.end();
});

test("an operation is found at the paths and methods of its row", (t) => {
  const notFound: string[] = [];
  for (const { row, name, method, alternativeMethod, path, alsoAt } of OPERATIONS) {
    for (const sentMethod of [method, alternativeMethod ?? method]) {
      for (const sentPath of [path, alsoAt ?? path]) {
        const found = findKnownInterface(sentMethod, sentPath.replace(/:\w+/g, "101"));
        if (found?.row !== row || !found.isMethodRight) notFound.push(`${name}: ${sentMethod} ${sentPath}`);
      }
    }
  }
  t.strictSame(notFound, []);
  const [preview] = OPERATIONS.filter(({ name }) => name === "previewCallOut");
  t.strictSame(
    [preview?.path, preview?.alsoAt],
    ["/voicecall/:agentid/previewcallout", "/voicecall/:agentid/previewCallout"],
  );
  t.end();
});

/** Returns the names of the members that a shape reads. */
const membersOf = (shape: z.ZodType | undefined) =>
  shape === undefined
    ? []
    : Object.keys(z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }).properties ?? {}).sort();

test("an operation reads the query, the path parameters and the body of its row", (t) => {
  const readMembers = OPERATIONS.map(({ name, params, query, body }) => ({
    name,
    query: membersOf(query?.()),
    path: membersOf(params?.()),
    body: body !== undefined,
  }));
  const listedMembers = OPERATIONS.map(({ name, row, path, body }) => ({
    name,
    query: [...row.query].sort(),
    path: [...path.matchAll(/:(\w+)/g)].flatMap(([, part = ""]) => (part === "agentid" ? [] : [part])).sort(),
    // A row may have a body that the operation does not read.
    body: body !== undefined && row.hasBody,
  }));
  t.strictSame(readMembers, listedMembers);
  t.end();
});

test("a declaration of an unknown interface, of another group's interface, or with another name does not compile", (t) => {
  const plain = { summary: "Answers.", success: "done", retcodes: [], events: [], confidence: "seen" } as const;
  const declared = declareOperation(VOICECALL.answer, { ...plain, handle: () => undefined });
  // @ts-expect-error voicecall has no such interface
  const unknown = VOICECALL.pickUpTheNearestPhone;
  // @ts-expect-error onlineagent has no such interface
  const ofOtherGroup = ONLINEAGENT.answer;
  // @ts-expect-error the name comes from the row
  const named = declareOperation(VOICECALL.answer, { ...plain, name: "hold", handle: () => undefined });
  t.strictSame([unknown, ofOtherGroup, named.row, declared.name], [undefined, undefined, VOICECALL.answer, "answer"]);
  t.end();
});

// An additional member compiles: the contract test finds it.
test("a handler that does not return the declared result does not compile", (t) => {
  const declared = { summary: "Counts.", retcodes: [], events: [], confidence: "seen" } as const;
  const withResult = {
    ...declared,
    success: "data",
    result: () => z.object({ calls: z.number(), ids: z.array(z.string()) }),
  } as const;
  const withoutResult = { ...declared, success: "done" } as const;
  const row = VOICECALL.answer;
  const ids: readonly string[] = [];
  t.strictSame(
    [
      declareOperation(row, { ...withResult, handle: () => ({ calls: 0, ids }) }),
      declareOperation(row, {
        ...withResult,
        handle: ({ center }) => (center.agent(101) === undefined ? refuse("unknown-agent") : ANSWERED_LATER),
      }),
      declareOperation(row, { ...withResult, handle: () => new WithGuid({ calls: 0, ids: [] }, "guid") }),
      declareOperation(row, { ...withoutResult, handle: ({ center }) => center.perform(holdCall, { agent: 101 }) }),
      // @ts-expect-error a member is missing
      declareOperation(row, { ...withResult, handle: () => ({ calls: 0 }) }),
      // @ts-expect-error a member has another type
      declareOperation(row, { ...withResult, handle: () => ({ calls: "0", ids: [] }) }),
      // @ts-expect-error the declared result is an object
      declareOperation(row, { ...withResult, handle: () => ids }),
      // @ts-expect-error the result with the Guid has another type
      declareOperation(row, { ...withResult, handle: () => new WithGuid({ calls: "0", ids: [] }, "guid") }),
      // @ts-expect-error no result is returned
      declareOperation(row, { ...withResult, handle: () => undefined }),
      // @ts-expect-error no result is declared
      declareOperation(row, { ...withoutResult, handle: () => ({ calls: 0 }) }),
      // @ts-expect-error no result is declared for an open operation
      declareOpenOperation(row, { ...withoutResult, handle: () => ({ calls: 0 }) }),
      // @ts-expect-error write takes a different type from the declared result
      declareOperation(row, { ...withResult, write: (calls: string) => calls, handle: () => ({ calls: 0, ids }) }),
    ].map(({ name }) => name),
    new Array(12).fill("answer"),
  );
  t.end();
});

const EVENT_TYPE = /^(Agent(State|Event|Other|MediaEvent|Conf|Chat)|QC)_\w+$/;

test("every operation declares a summary, a confidence, its retcodes and its events", (t) => {
  const wrong = OPERATIONS.flatMap(({ name, confidence, summary, retcodes, events }) => [
    ...(/^(seen|partial|inferred)$/.test(confidence) ? [] : [`${name}: confidence`]),
    ...(/^[A-Z].*\.$/.test(summary) ? [] : [`${name}: summary`]),
    ...retcodes.filter((retcode) => !isRetcode(retcode)).map((retcode) => `${name}: ${retcode}`),
    ...(new Set(retcodes).size === retcodes.length ? [] : [`${name}: a retcode twice`]),
    ...events.filter((event) => !EVENT_TYPE.test(event)).map((event) => `${name}: ${event}`),
  ]);
  t.strictSame(wrong, []);
  t.end();
});

test("every reason to refuse has a retcode", (t) => {
  t.strictSame(Object.keys(RETCODE_OF).sort(), [...REASONS].sort());
  t.strictSame(
    Object.values(RETCODE_OF).filter((retcode) => !isRetcode(retcode)),
    [],
  );
  t.end();
});
