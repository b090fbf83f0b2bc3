// Tests that the page on coverage shows which interfaces were compared with a real gateway, if there is a comparison.
import { test } from "tap";
import { writeCoveragePart } from "../../scripts/docs/coverage.ts";

test("interfaces that were compared without a difference are marked as measured, with the version of the gateway", (t) => {
  const page = writeCoveragePart({
    gateway: "AICC 8.1",
    compared: [
      { name: "onlineagent/login", seen: 2, levels: [] },
      { name: "voicecall/hold", seen: 1, levels: ["L1", "L3"] },
    ],
  });
  t.match(
    page,
    "`measured`: compared with a real gateway (AICC 8.1) by `ccgw conform`, without a difference. 2 interfaces were compared; nothing differs in 1.",
  );
  t.match(page, /^\| group +\| known \| measured \| seen \| partial \| inferred \|$/m);
  t.match(page, /^\| \[onlineagent\]\(#onlineagent\) +\| 40 +\| 1 +\|/m);
  t.match(page, /^\| `login` .*\| measured +\| cec_07_1202/m);
  t.match(page, /^\| `hold` .*\| seen; differs at L1, L3 +\| cec_07_1239/m);
  t.notMatch(writeCoveragePart(), "measured");
  t.end();
});
