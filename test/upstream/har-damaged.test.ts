// Tests that a damaged HAR file is refused with the place of the damage.
import { test } from "tap";
import { readTapeFromHar } from "../../src/upstream/har/tape-from-har.ts";
import { entry, harOf } from "./har-files.ts";

const ROOT = "/agentgateway/resource";

const problemOf = (text: string) => {
  const tape = readTapeFromHar(text, false);
  return "problem" in tape ? tape.problem : undefined;
};

test("an incomplete file, and one that is not a HAR file, are refused with the line or the entry", (t) => {
  const pretty = JSON.stringify(
    JSON.parse(harOf(entry({ url: `${ROOT}/x` }), entry({ url: `${ROOT}/y` }))),
    undefined,
    1,
  );
  const lines = pretty.split("\n");
  const second = lines.findIndex((line) => line.includes("resource/y"));
  t.strictSame(
    [
      problemOf(pretty.slice(0, pretty.indexOf("resource/y"))),
      problemOf(pretty.slice(0, pretty.lastIndexOf("]"))),
      problemOf(pretty.replace('"cache"', "cache").replace('"GET"', "GET")),
      problemOf(pretty.replace('"1.2"', '"1.\\q2"')),
      problemOf('{"log":"\\q"}'),
      problemOf('{"log":"\\u00'),
      problemOf(""),
      problemOf("\uFEFF[]"),
      problemOf('{"log":{"entries":{}}}'),
      problemOf(harOf(entry({ url: `${ROOT}/x` }), 7)),
      problemOf(harOf({ request: { method: "GET" } })),
      problemOf(harOf({ request: { url: "a" } })),
      problemOf(harOf(entry({ url: `${ROOT}/x`, started: "yesterday" }))),
      problemOf(harOf(entry({ url: `${ROOT}/x`, time: 1e11 }))),
      problemOf(harOf(entry({ url: `${ROOT}/x` }), entry({ url: `${ROOT}/x`, started: "2027-11-29T18:12:47Z" }))),
    ],
    [
      `line ${second + 1}, in entry 2: the file ends there and is incomplete: save it again`,
      `line ${lines.length - 2}, after entry 2: the file ends there and is incomplete: save it again`,
      `line ${lines.findIndex((line) => line.includes('"GET"')) + 1}, in entry 1: it is not JSON`,
      "line 3: it is not JSON",
      "line 1: it is not JSON",
      "line 1: the file ends there and is incomplete: save it again",
      "line 1: the file ends there and is incomplete: save it again",
      'it is not a HAR file: it must be a JSON object with a list in "log", "entries"',
      'it is not a HAR file: it must be a JSON object with a list in "log", "entries"',
      "entry 2 has no request",
      "entry 1 has no url in its request",
      "entry 1 has no method in its request",
      "entry 1 has no instant in startedDateTime, such as 2026-11-29T18:12:47.508Z",
      "entry 1 takes more than 31 days",
      "the entries are more than 31 days apart: a tape is one session, so save one session alone",
    ],
  );
  t.end();
});
