// Tests that a HAR file never brings a secret onto a tape, and never makes the import throw.
import fc from "fast-check";
import { test } from "tap";
import { readTapeFromHar } from "../../src/upstream/har/tape-from-har.ts";
import { writeGatewayTape } from "../../src/upstream/tape/gateway-tape-text.ts";
import { readGatewayTape } from "../../src/upstream/tape/read-gateway-tape.ts";
import { countCases } from "../support/cases.ts";
import { entry, harOf } from "./har-files.ts";

const SECRET = "canary-7f3a";
const NUMBER = "13855557777";

/** Any JSON, with canaries in its texts. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(
    SECRET,
    NUMBER,
    null,
    true,
    -1,
    7,
    1e300,
    "",
    [],
    {},
    [[]],
    "2026-11-29T18:12:47Z",
    "base64",
  ),
  fc.json({ maxDepth: 2 }).map((json) => JSON.parse(json) as unknown),
);

/** The places at which a hostile file has unexpected values. */
const places = [
  ["startedDateTime"],
  ["time"],
  ["connection"],
  ["_exchange"],
  ["_end"],
  ["request"],
  ["request", "method"],
  ["request", "url"],
  ["request", "headers"],
  ["request", "httpVersion"],
  ["request", "bodySize"],
  ["request", "postData"],
  ["request", "postData", "text"],
  ["request", "postData", "params"],
  ["response"],
  ["response", "status"],
  ["response", "headers"],
  ["response", "_error"],
  ["response", "content"],
  ["response", "content", "text"],
  ["response", "content", "size"],
  ["response", "content", "encoding"],
] as const;

const replaceAt = (target: unknown, [first = "", ...rest]: readonly string[], value: unknown): void => {
  if (typeof target !== "object" || target === null) return;
  const object = target as Record<string, unknown>;
  if (rest.length === 0) object[first] = value;
  else replaceAt(object[first], rest, value);
};

test("a hostile file is refused with a sentence, or becomes a tape that can be read", (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...places), anything), { maxLength: 4 }),
      fc.constantFrom("cc-gateway-simulator", "Firefox"),
      fc.nat(2_000),
      fc.boolean(),
      (changes, creator, cutAt, isCut) => {
        const hostile = entry({
          method: "PUT",
          url: "/agentgateway/resource/onlineagent/20110",
          body: { text: "{}" },
        });
        // A copy, because a later change may be inside this value.
        for (const [place, value] of changes) replaceAt(hostile, place, structuredClone(value));
        const whole = harOf(entry({ url: "https://a.example/" }), hostile).replace("WebInspector", creator);
        const tape = readTapeFromHar(isCut ? whole.slice(0, cutAt) : whole, false);
        if ("problem" in tape) return tape.problem.length > 10;
        const read = readGatewayTape(writeGatewayTape(tape));
        return !("problem" in read) && read.exchanges.length === tape.exchanges.length;
      },
    ),
    { numRuns: countCases(2_000) },
  );
  t.end();
});

test("no secret, name or number of a file is on its tape", (t) => {
  const guid = "5ec2e700-1111-4222-8333-1be75a901234";
  const json = JSON.stringify({
    password: SECRET,
    token: SECRET,
    name: SECRET,
    callappdata: SECRET,
    caller: NUMBER,
    workno: "20110",
  });
  const secretHeaders = [
    "Cookie",
    "Authorization",
    "service_token",
    "X-Own",
    "Referer",
    "Origin",
    "User-Agent",
    "Host",
  ].map((name) => [name, SECRET] as const);
  const pair = { name: SECRET, value: SECRET };
  const createHostileFile = (creator: string, content: object) => {
    const harEntry = entry({
      method: "PUT",
      url: `/agentgateway/resource/onlineagent/20110?password=${SECRET}&phonenum=${NUMBER}&x=${SECRET}`,
      headers: [...secretHeaders, ["Guid", `JSESSIONID=${guid}`]],
      body: { mimeType: SECRET, text: json, params: [pair], comment: SECRET },
      answerHeaders: [...secretHeaders, ["Set-GUID", `JSESSIONID=${guid}.${SECRET}`], ["Set-Cookie", `a=${SECRET}`]],
      content: { ...content, comment: SECRET },
      more: {
        connection: SECRET,
        pageref: SECRET,
        comment: SECRET,
        serverIPAddress: SECRET,
        _initiator: { url: SECRET },
        _end: SECRET,
      },
      response: { statusText: SECRET, redirectURL: SECRET, cookies: [pair], _error: SECRET },
    });
    const elsewhere = entry({ url: `https://crm.example/${SECRET}?${SECRET}`, content: { text: SECRET } });
    const file = harOf(
      { ...harEntry, request: { ...harEntry.request, cookies: [pair], queryString: [pair] } },
      elsewhere,
    );
    return file
      .replace("WebInspector", creator)
      .replace('"version":"1.2"', `"version":"1.2","_anonymized":true,"pages":["${SECRET}"]`);
  };
  const found = ["WebInspector", "cc-gateway-simulator"].flatMap((creator) =>
    [{ text: json }, { text: SECRET }, { text: Buffer.from(json).toString("base64"), encoding: "base64" }].map(
      (content) => {
        const tape = readTapeFromHar(createHostileFile(creator, content), false);
        if ("problem" in tape) throw new Error(tape.problem);
        const written = writeGatewayTape(tape);
        return [SECRET, NUMBER, "20110", guid, guid.slice(0, 8)].filter((canary) => written.includes(canary));
      },
    ),
  );
  t.strictSame(found, [[], [], [], [], [], []]);
  t.end();
});
