// Tests of the JUnit file: elements and attributes that strict readers require, and escaped text.
import { test } from "tap";
import { formatRunJunit } from "../../../src/cli/run/junit.ts";
import type { RunReport } from "../../../src/cli/run/run-report.ts";

const REPORT: RunReport = {
  name: "early shift",
  seed: 42,
  start: "2026-01-05T09:00:00.000Z",
  end: "2026-01-05T09:10:00.250Z",
  ended: "over",
  outcomes: [
    {
      at: "2026-01-05T09:00:01.500Z",
      line: 7,
      step: "waitFor",
      expected: "agent 101 is idle within 60s",
      passed: true,
      actual: null,
    },
    {
      at: "2026-01-05T09:10:00.250Z",
      line: 12,
      step: "expect",
      expected: "agent 101 has answernums 5",
      passed: false,
      actual: "it has 4",
    },
  ],
  findings: [],
  agents: [],
  queues: [],
};

test("each expectation is a test case with the time since the previous one", async (t) => {
  t.equal(
    formatRunJunit(REPORT),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite id="0" package="ccgw" name="early shift" hostname="localhost" timestamp="2026-01-05T09:00:00" tests="2" failures="1" errors="0" time="600.250">
    <properties><property name="seed" value="42"/></properties>
    <testcase classname="early shift" name="line 7: agent 101 is idle within 60s" time="1.500"/>
    <testcase classname="early shift" name="line 12: agent 101 has answernums 5" time="598.750">
      <failure message="it has 4" type="expect">line 12: expected that agent 101 has answernums 5, but it has 4 (at 2026-01-05T09:10:00.250Z)</failure>
    </testcase>
    <system-out/>
    <system-err/>
  </testsuite>
</testsuites>
`,
  );
});

const FINDING = {
  kind: "stale-guid",
  severity: "error",
  agent: 101,
  sentence: "The client of agent 101 showed a Guid that had lapsed.",
  rule: "It takes over the new one.",
  page: "cec_07_1269",
  times: 1,
  first: REPORT.start,
  last: REPORT.end,
  entries: [7],
};

test("each finding is a test case, which fails if the finding fails the run", async (t) => {
  const findings = [
    { ...FINDING, fails: true },
    { ...FINDING, kind: "two-polls", sentence: "Two.", fails: false },
  ];
  const xml = formatRunJunit({ ...REPORT, outcomes: [], findings });
  t.match(xml, ' tests="2" failures="1" ');
  t.match(
    xml,
    `    <testcase classname="early shift" name="stale-guid: The client of agent 101 showed a Guid that had lapsed." time="0.000">
      <failure message="The client of agent 101 showed a Guid that had lapsed." type="stale-guid">The client of agent 101 showed a Guid that had lapsed. It takes over the new one. (cec_07_1269)</failure>
    </testcase>
    <testcase classname="early shift" name="two-polls: Two." time="0.000"/>
`,
  );
});

test("text is escaped, and characters that XML does not allow are replaced", async (t) => {
  const xml = formatRunJunit({ ...REPORT, name: `<a> & "b"\n\tc\r\u0000\ud800\uffff é 😀`, outcomes: [] });
  t.match(xml, ' name="&lt;a&gt; &amp; &quot;b&quot;&#10;&#9;c&#13;\ufffd\ufffd\ufffd é 😀" hostname=');
});
