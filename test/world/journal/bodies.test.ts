// Tests of bodies in the journal: truncation, sharing of equal bodies, masking of secrets, and memory limits.
import { test } from "tap";
import { maskBody } from "../../../src/forms/masked-body.ts";
import { BodyBudget, MAX_WORLD_BODY_BYTES } from "../../../src/world/journal/bodies.ts";
import { Journal } from "../../../src/world/journal/journal.ts";

const CLOCKS = { wall: () => 0, now: () => 0, world: () => 0 };

/** Records a request and its answer. Returns the number of the entry. */
function recordExchange(journal: Journal, url: string, body: string | undefined, answer: string | Buffer): number {
  const number = journal.open("sayBusy", "POST", url, "101", undefined, undefined, body);
  journal.keepAnswer(number, answer);
  journal.close(number, "sayBusy", "0", 200, 0);
  return number;
}

test("an entry has the bodies of request and answer, and their lengths", (t) => {
  const journal = new Journal(CLOCKS);
  recordExchange(journal, "/a", '{"devicetype":2}', '{"retcode":"0"}');
  recordExchange(journal, "/a", undefined, "{}");
  t.hasStrict(journal.list(), [
    {
      bodies: "kept",
      request: { text: '{"devicetype":2}', bytes: 16, sha256: undefined },
      answer: { text: '{"retcode":"0"}', bytes: 15 },
    },
    { bodies: "kept", request: undefined, answer: { text: "{}" } },
  ]);
  t.end();
});

test("an empty answer after the bodies were cleared has no bytes", (t) => {
  const journal = new Journal(CLOCKS);
  recordExchange(journal, "/a", undefined, '{"retcode":"0"}');
  journal.clear();
  recordExchange(journal, "/a", undefined, "");
  t.hasStrict(journal.list(), [{ answer: { text: "", bytes: 0 } }]);
  t.end();
});

test("a long body is truncated to 4 KiB, between characters", (t) => {
  const journal = new Journal(CLOCKS);
  recordExchange(journal, "/a", "é".repeat(3_000), `x${"é".repeat(3_000)}`);
  const [entry] = journal.list();
  t.strictSame(
    [entry?.request, entry?.answer],
    [
      { text: "é".repeat(2_048), bytes: 6_000, sha256: undefined },
      { text: `x${"é".repeat(2_047)}`, bytes: 6_001, sha256: undefined },
    ],
  );
  t.end();
});

test("an answer that equals the stored beginning of a longer one has its own length", (t) => {
  const journal = new Journal(CLOCKS);
  for (const length of [5_000, 4_096]) recordExchange(journal, "/a", undefined, "a".repeat(length));
  t.strictSame(
    journal.list().map(({ answer }) => answer?.bytes),
    [5_000, 4_096],
  );
  t.end();
});

test("an answer that is already encoded is stored like its text", (t) => {
  const journal = new Journal(CLOCKS);
  const text = `x${"é".repeat(3_000)}`;
  for (const answer of [text, Buffer.from(text), Buffer.from("{}")]) recordExchange(journal, "/a", undefined, answer);
  t.strictSame(
    journal.list().map(({ answer }) => [answer?.text?.length, answer?.bytes]),
    [
      [2_048, 6_001],
      [2_048, 6_001],
      [2, 2],
    ],
  );
  t.end();
});

test("secrets are masked anywhere in a body", (t) => {
  for (const [body, masked] of [
    ['{"password":"tiger","phonenum":"40038"}', '{"password":"***","phonenum":"40038"}'],
    ['{"a":[{"newPassword":["tiger"]}]}', '{"a":[{"newPassword":"***"}]}'],
    ['{"p\\u0061ssword":"tiger"}', '{"password":"***"}'],
    ['{"callBackUri":"http://h/?token=tiger&a=1"}', '{"callBackUri":"http://h/?token=***&a=1"}'],
    ['{"url":"http://ada:tiger@h/x"}', '{"url":"http://***@h/x"}'],
    ['{"url":"http:\\/\\/ada:t@ger@h\\/x"}', '{"url":"http://***@h/x"}'],
    ["url=http://ada:tiger@h/x", "url=http***"],
    ['{"serviceToken":"tiger', '{"service***'],
    ["phonenum=40038&password=tiger", "phonenum=40038&***"],
    [`{"password":"tiger","deep":${"[".repeat(30_000)}`, '{"***'],
    ['{"phonenum":"40038"}', '{"phonenum":"40038"}'],
  ] as const) {
    t.equal(maskBody(body), masked, body.slice(0, 40));
  }
  t.end();
});

test("a long text with a question mark is stored whole, beside a percent sign", (t) => {
  const journal = new Journal(CLOCKS);
  const body = `{"content":"100 % sure? ${"x".repeat(700)}"}`;
  recordExchange(journal, "/a", body, body);
  t.match(journal.list(), [{ request: { text: body }, answer: { text: body } }]);
  t.end();
});

test("if bodies are off, none are kept, and the entries are marked", (t) => {
  let keeps = false;
  const journal = new Journal(CLOCKS, () => keeps);
  recordExchange(journal, "/a", "{}", "{}");
  keeps = true;
  recordExchange(journal, "/a", "{}", "{}");
  t.hasStrict(journal.list(), [
    { bodies: "off", request: undefined, answer: undefined },
    { bodies: "kept", request: {} },
  ]);
  t.end();
});

test("a body equal to the previous one of its address is stored once", (t) => {
  const budget = new BodyBudget(Number.POSITIVE_INFINITY);
  const journal = new Journal(CLOCKS, () => true, budget);
  for (let i = 0; i < 20_000; i++) recordExchange(journal, "/a", "b".repeat(1_000), "c".repeat(2_000));
  t.equal(budget.bytes, 3_000 + 2 * 64);
  journal.clear();
  t.equal(budget.bytes, 0);
  t.end();
});

test("beyond 8 MiB a world drops its oldest bodies, and their entries are marked", (t) => {
  const budget = new BodyBudget(Number.POSITIVE_INFINITY);
  const journal = new Journal(CLOCKS, () => true, budget);
  const held = journal.open("getAgentEvent", "GET", "/poll", "101");
  for (let i = 0; i < 9_000; i++) {
    recordExchange(journal, "/a", undefined, String(i).padEnd(2_000, "x"));
    if (budget.bytes > MAX_WORLD_BODY_BYTES) t.fail(`${budget.bytes} bytes`);
  }
  journal.keepAnswer(held, "an answer that comes late");
  const entries = journal.list();
  const dropped = entries.filter(({ bodies }) => bodies === "dropped");
  t.match(entries[0], { number: held, bodies: "dropped", answer: undefined });
  t.ok(dropped.length > 4_000 && dropped.length < 6_000, `${dropped.length} were dropped`);
  t.hasStrict(entries.at(-1), { bodies: "kept", answer: { bytes: 2_000 } });
  t.end();
});

test("all worlds share a limit for bodies, and worlds with the most bodies drop them first", (t) => {
  const budget = new BodyBudget(1_000_000);
  const journals = Array.from({ length: 5 }, () => new Journal(CLOCKS, () => true, budget));
  const [small, ...others] = journals;
  recordExchange(small as Journal, "/a", undefined, "small");
  for (let i = 0; i < 3_000; i++) {
    for (const journal of others) recordExchange(journal, "/a", undefined, String(i).padEnd(1_000, "x"));
    if (budget.bytes > budget.maxBytes) t.fail(`${budget.bytes} bytes`);
  }
  t.hasStrict(small?.list(), [{ bodies: "kept", answer: { text: "small" } }]);
  for (const journal of journals) journal.end();
  t.equal(budget.bytes, 0, "worlds that have ended use no memory");
  t.end();
});
