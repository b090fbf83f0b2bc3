// Tests of the command `tape`: files, sentences and exit codes.
import { chmodSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "tap";
import { readGatewayTape } from "../../../src/upstream/tape/read-gateway-tape.ts";
import { entry, harOf } from "../../upstream/har-files.ts";
import { runToEnd } from "../command.ts";

const EVENING = "examples/conformance/evening.ndjson";
const EXCHANGE = entry({ url: "/agentgateway/resource/onlineagent/20110/agentstatus", content: { size: 9 } });

test("a tape becomes a HAR file and a tape again, which conform reads", async (t) => {
  const folder = t.testdir({});
  const [har, tape] = [join(folder, "evening.har"), join(folder, "again.ndjson")];
  t.same(await runToEnd(["tape", "--to-har", EVENING, "-o", har]), { exitCode: 0, out: "", err: "" });
  t.match(JSON.parse(readFileSync(har, "utf8")), { log: { version: "1.2", entries: { length: 38 } } });
  const imported = await runToEnd(["tape", "--from-har", har, "--output", tape]);
  t.same(imported, { exitCode: 0, out: "", err: `${har}: 38 exchanges on the tape\n` });
  const [again, evening] = [tape, EVENING].map((file) => readFileSync(file, "utf8"));
  // The gateway has no such message, so an anonymous tape has filler in its place.
  const anonymous = String(evening).replace("agent has no held call", "x".repeat(22));
  t.strictSame(readGatewayTape(String(again)), readGatewayTape(anonymous));
  t.equal(statSync(tape).mode & 0o777, 0o600);
  t.match(await runToEnd(["conform", tape]), { exitCode: 1, out: /: 7 interfaces seen: 4 equal, 3 differ/ });
});

test("only its owner can read the output, even if everyone could read the file that it replaces", async (t) => {
  const folder = t.testdir({ "evening.har": "an older file" });
  const har = join(folder, "evening.har");
  chmodSync(har, 0o644);
  await runToEnd(["tape", "--to-har", EVENING, "-o", har]);
  t.equal(statSync(har).mode & 0o777, 0o600);
});

test("missing bodies, and entries that are left out, are reported", async (t) => {
  const others = [
    entry({ url: "https://crm.example/" }),
    entry({ url: "https://crm.example/app.js" }),
    entry({ url: "wss://crm.example/live" }),
  ];
  const { exitCode, out, err } = await runToEnd(["tape", "--from-har", "-"], {}, harOf(EXCHANGE, ...others));
  t.equal(exitCode, 0);
  t.match(out.split("\n")[1], /"url":"\/agentgateway\/resource\/onlineagent\/101\/agentstatus"/);
  t.equal(
    err,
    [
      "-: 1 exchange on the tape",
      "-: left out: 2 requests outside /agentgateway/resource, 1 WebSocket connection",
      "-: 1 answer without a body: save the file again with the contents of the answers",
      "",
    ].join("\n"),
  );
  t.same(await runToEnd(["tape", "--from-har", "-"], {}, harOf(others[0])), {
    exitCode: 1,
    out: "",
    err: "-: no exchange with a gateway: addresses of a gateway have the path /agentgateway/resource\n-: left out: 1 request outside /agentgateway/resource\n",
  });
});

test("wrong options and files that cannot be read or written give exit code 2", async (t) => {
  /** Returns the exit code, the output and the first line of the errors. */
  const runRefused = async (argv: readonly string[], input = "") => {
    const { exitCode, out, err } = await runToEnd(["tape", ...argv], {}, input);
    return [exitCode, out, err.split("\n")[0]];
  };
  t.strictSame(
    [
      await runRefused([]),
      await runRefused(["--from-har", "a", "--to-har", "b"]),
      await runRefused(["--to-har", EVENING, "--plain-tape"]),
      await runRefused(["evening.har"]),
      await runRefused(["--from-har", "none.har"]),
      await runRefused(["--from-har", "-"], "{"),
      await runRefused(["--to-har", "-"], "{}\n"),
      await runRefused(["--from-har", "-", "-o", "/none/tape.ndjson"], harOf(EXCHANGE)),
    ],
    [
      [2, "", "tape needs --from-har FILE or --to-har TAPE"],
      [2, "", "--from-har is given with --to-har: leave out one of the two"],
      [2, "", "--plain-tape is given without --from-har: a HAR file contains the data of its tape"],
      [2, "", 'tape takes only options: leave out "evening.har"'],
      [2, "", "none.har: there is no such file or folder"],
      [2, "", "-: line 1: the file ends there and is incomplete: save it again"],
      [
        2,
        "",
        '-: line 1 is not the head of a tape of a real gateway: its format must be "cc-gateway-simulator gateway tape". ccgw serve --upstream URL --tape FILE writes one',
      ],
      [2, "", "--output: /none/tape.ndjson: there is no such file or folder"],
    ],
  );
});

test("the help of tape shows no environment variable, because the command reads none", async (t) => {
  const { out } = await runToEnd(["tape", "--help"]);
  t.match(out, /--plain-tape .*\[default: off\]/s);
  t.notMatch(out, /CCGW_/);
});
