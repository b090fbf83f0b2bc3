// Tests of the command `to-scenario`: its output, its sentences and its exit codes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Test, test } from "tap";
import { openTapedSession, tapeOf } from "../../replay/taped-session.ts";
import { runToEnd } from "../command.ts";

/** Returns the tape of a session in which agent 101 signs in and is called. */
async function tapeCall(t: Test): Promise<string> {
  const { client, send, world } = await openTapedSession(t);
  await client(101).signIn();
  await send("POST", "/calls", { from: "13800000001", to: { agent: 101 } });
  await send("POST", "/clock/advance", { by: "5s" });
  return tapeOf(world);
}

const STEPS = `steps:
  - waitFor: { operation: login, agent: 101, timeout: 1m }
  - call: { from: "13800000001", to: { agent: 101 } }
  - wait: 5s # until 09:00:05
  - expect: { agent: 101, statistics: { talktime: 5, answernums: 1 } }
`;

test("the scenario goes to standard output, or to a file", async (t) => {
  const tape = await tapeCall(t);
  const { exitCode, out, err } = await runToEnd(["to-scenario", "-"], {}, tape);
  t.same([exitCode, out.slice(out.indexOf("steps:")), err], [0, STEPS, ""]);
  const file = join(t.testdir(), "session.yaml");
  for (const flag of ["-o", "--output"]) {
    t.same(await runToEnd(["to-scenario", "-", flag, file], {}, tape), { exitCode: 0, out: "", err: "" });
  }
  t.equal(readFileSync(file, "utf8"), out);
  t.match(await runToEnd(["validate", file]), { exitCode: 0, out: /session.yaml: valid\n$/ });
});

test("comments on acts that no step can perform are counted", async (t) => {
  const control = { method: "PATCH", path: "/settings", body: { pollHold: "1s" } };
  const tape = `${await tapeCall(t)}${JSON.stringify({ input: 4, at: "2026-01-05T09:00:05.000Z", control })}\n`;
  const { exitCode, err } = await runToEnd(["to-scenario", "-"], {}, tape);
  t.same([exitCode, err], [0, "A comment of the scenario says what no step can do.\n"]);
});

test("a tape that its replay contradicts gives exit code 1", async (t) => {
  const tape = await tapeCall(t);
  t.match(await runToEnd(["to-scenario", "-"], {}, tape.replace('"code":"201"', '"code":"409"')), {
    exitCode: 1,
    out: "",
    err: /^-: line \d+: input 2, POST \/calls of the control API was answered 409, and is answered 201 in the replay/,
  });
});

test("an invalid or incomplete tape, or a file that cannot be written, gives exit code 2", async (t) => {
  const tape = await tapeCall(t);
  t.same(await runToEnd(["to-scenario", "none.ndjson"]), {
    exitCode: 2,
    out: "",
    err: "none.ndjson: there is no such file or folder\n",
  });
  t.match(await runToEnd(["to-scenario", "-"], {}, "{}\n"), {
    exitCode: 2,
    err: /^-: line 1 is not the head of a tape/,
  });
  t.hasStrict(await runToEnd(["to-scenario", "-"], {}, tape.replace('"forgotten":0', '"forgotten":7')), {
    exitCode: 2,
    err: "-: the tape begins after 7 forgotten lines, and only a whole tape becomes a scenario\n",
  });
  t.same(await runToEnd(["to-scenario", "-", "-o", "none/session.yaml"], {}, tape), {
    exitCode: 2,
    out: "",
    err: "--output: none/session.yaml: there is no such file or folder\n",
  });
  t.same(await runToEnd(["to-scenario"]), {
    exitCode: 2,
    out: "",
    err: "to-scenario needs a tape: a file, or - for standard input\n",
  });
  t.match(await runToEnd(["to-scenario", "-", "-o"]), { exitCode: 2, err: /^--output needs a value/ });
  t.hasStrict(await runToEnd(["to-scenario", "-", "--json"]), {
    exitCode: 2,
    err: "--json is not an option of to-scenario; it belongs to run, replay, conform\n",
  });
});
