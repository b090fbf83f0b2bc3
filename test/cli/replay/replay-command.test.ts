// Tests of the command `replay`: its reports and exit codes.
import { readFile } from "node:fs/promises";
import { type Test, test } from "tap";
import { openTapedSession, tapeOf } from "../../replay/taped-session.ts";
import { runToEnd } from "../command.ts";

/** Returns the tape of a session in which agent 101 signs in and is called, with the hash of the world. */
async function tapeCall(t: Test): Promise<{ tape: string; hash: string }> {
  const { signInAgent, send, world } = await openTapedSession(t);
  await signInAgent(101);
  await send("POST", "/calls", { from: "13800000001", to: { agent: 101 } });
  await send("POST", "/clock/advance", { by: "5s" });
  return { tape: tapeOf(world), hash: await world.hashInSlices() };
}

test("if all answers are the same, the exit code is 0", async (t) => {
  const { tape, hash } = await tapeCall(t);
  const { exitCode, out } = await runToEnd(["replay", "-"], {}, tape);
  t.equal(exitCode, 0);
  t.match(
    out,
    new RegExp(`the world is at 2026-01-05T09:00:05.000Z, its hash is ${hash}.\nEvery answer is the same.\n$`),
  );
  t.hasStrict(JSON.parse((await runToEnd(["replay", "-", "--json", "--until", "1"], {}, tape)).out), {
    world: "default",
    now: "2026-01-05T09:00:00.000Z",
    inputs: 1,
    difference: null,
    stopped: null,
  });
});

test("if an answer differs, the exit code is 1, with the line of the first difference", async (t) => {
  const { tape } = await tapeCall(t);
  const { exitCode, out } = await runToEnd(["replay", "-"], {}, tape.replace('"code":"201"', '"code":"409"'));
  t.equal(exitCode, 1);
  t.match(
    out,
    /line \d+: input \d+, POST \/calls of the control API was answered 409, and is answered 201 in the replay/,
  );
});

test("for a file that is not a tape, or not a whole one, the exit code is 2", async (t) => {
  const { tape } = await tapeCall(t);
  t.same(await runToEnd(["replay", "none.ndjson"]), {
    exitCode: 2,
    out: "",
    err: "none.ndjson: there is no such file or folder\n",
  });
  t.match(await runToEnd(["replay", "-"], {}, "{}\n"), { exitCode: 2, err: /^-: line 1 is not the head of a tape/ });
  t.hasStrict(await runToEnd(["replay", "-"], {}, tape.replace('"forgotten":0', '"forgotten":7')), {
    exitCode: 2,
    err: "-: the tape begins after 7 forgotten lines, and only a whole tape can be replayed\n",
  });
  t.hasStrict(await runToEnd(["replay"]), {
    exitCode: 2,
    err: "replay needs a tape: a file, or - for standard input\n",
  });
  t.match(await runToEnd(["replay", "-", "--until", "0"], {}, tape), { exitCode: 2, err: /^--until: / });
});

test("--junit writes a suite for the tape with one test case", async (t) => {
  const { tape, hash } = await tapeCall(t);
  const path = `${t.testdir()}/reports/tape.xml`;
  t.equal((await runToEnd(["replay", "-", "--junit", path], {}, tape)).exitCode, 0);
  t.equal(
    await readFile(path, "utf8"),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite id="0" package="ccgw" name="standard input" hostname="localhost" timestamp="2026-01-05T09:00:00" tests="1" failures="0" errors="0" time="5.000">
    <properties><property name="world" value="default"/><property name="hash" value="${hash}"/><property name="inputs" value="7"/><property name="compared" value="7"/></properties>
    <testcase classname="standard input" name="every answer is the same as on the tape" time="5.000"/>
    <system-out/>
    <system-err/>
  </testsuite>
</testsuites>
`,
  );
  const other = tape.replace('"code":"201"', '"code":"409"');
  t.equal((await runToEnd(["replay", "-", "--junit", path], {}, other)).exitCode, 1);
  t.match(
    await readFile(path, "utf8"),
    /<failure message="line \d+: input 6, POST \/calls [^"]+" type="difference">The first difference: line \d+: .+<\/failure>/,
  );
  t.equal((await runToEnd(["replay", "-", "--junit", path], {}, "{}\n")).exitCode, 2);
  t.equal(await readFile(path, "utf8"), "");
});
