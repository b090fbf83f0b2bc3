// Tests of the exports of the ladder: Mermaid, SVG, and requests as text to paste.
// Texts of clients never become markup.
import fc from "fast-check";
import { test } from "tap";
import { toCurl, toScenarioStep, toVerifyBody } from "../../../src/board/ladder/copy-as.ts";
import { toMermaid } from "../../../src/board/ladder/mermaid.ts";
import { lanesOf, makeRows } from "../../../src/board/ladder/rows.ts";
import { toSvg } from "../../../src/board/ladder/svg.ts";
import { after, event, ladder, poll, request } from "./samples.ts";

const ROWS = makeRows(
  ladder({
    entries: [
      poll(1, "AgentState_Ready", { worldTime: after(1), events: [2] }),
      request(2, "transfer", { worldTime: after(1), retcode: "000-002" }),
    ],
    events: [
      event(1, "callAbandoned", 0, { agent: undefined, queue: 25 }),
      event(2, "becameIdle", 0, { at: after(1) }),
    ],
  }),
);

test("a ladder is written as a Mermaid sequence diagram", async (t) => {
  t.equal(
    toMermaid(ROWS, lanesOf(ROWS)),
    `sequenceDiagram
  participant client101 as Client 101
  participant gateway as Gateway
  participant center as Center
  participant customer as Customer
  Note over client101,customer: 2026-01-05T09:00:00.000Z
  customer->>center: call abandoned (queue 25)
  Note over client101,customer: 2026-01-05T09:00:01.000Z
  center->>gateway: became idle
  gateway->>client101: AgentState_Ready (poll 1, 0.4 ms)
  client101-xgateway: transfer (000-002, 0.4 ms)
`,
  );
});

test("a request is copied as a curl command, as a body of verify and as a step of a scenario", async (t) => {
  const text = '{"note":"it\'s"}';
  const entry = request(5, "transfer", {
    method: "POST",
    path: "/t",
    query: "a=1",
    request: { text, bytes: 15, sha256: null },
  });
  t.equal(
    toCurl(entry, "https://127.0.0.1:8043"),
    `curl --cacert certs/ca.pem -X POST 'https://127.0.0.1:8043/t?a=1' \\
  -H 'Content-Type: application/json' \\
  -H "Guid: $GUID" \\
  -d '{"note":"it'\\''s"}'`,
  );
  t.equal(toVerifyBody(entry), '{"operation":"transfer","agent":101,"retcode":"0"}');
  t.equal(toScenarioStep(entry), "- waitFor: { agent: 101, operation: transfer }");
});

test("no text can become an element of a ladder's SVG, or a line of its Mermaid text", async () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("<script>alert(1)</script>", '" onload="x', "]]>", "a\nparticipant b", "&#60;", "%%{init: {}}%%"),
  );
  fc.assert(
    fc.property(hostile, hostile, (label, outcome) => {
      const rows = ROWS.slice(0, 1).map((row) => ({
        ...row,
        segments: [{ from: "customer" as const, to: "center" as const, label }],
        outcome,
        marks: [{ kind: "reason" as const, severity: "note" as const, sentence: label }],
      }));
      const elements = toSvg(rows, lanesOf(rows), label).match(/<\w+/g) ?? [];
      const allowed = ["<svg", "<title", "<rect", "<text", "<line", "<path", "<circle"];
      if (elements.some((element) => !allowed.includes(element))) return false;
      const lines = toMermaid(rows, lanesOf(rows)).trimEnd().split("\n");
      return lines.length === 7 && !lines.some((line) => /[<>;]/.test(line.replaceAll(/#\d+;|->>/g, "")));
    }),
  );
});
