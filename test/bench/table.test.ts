// Tests of the tables of the benchmark: numbers and targets.
import { test } from "tap";
import { formatNumber, formatTable, formatTargetTable, isMet, type Target } from "../../bench/report/table.mjs";

const speed: Target = {
  what: "requests per second",
  bound: "at least",
  value: 0.75,
  unit: "",
  measured: 0.81,
};

test("names are aligned left and numbers right", async (t) => {
  t.equal(
    formatTable(
      ["server", "requests/s"],
      [
        ["simulator", "19,000"],
        ["bare", "1"],
      ],
    ),
    ["server     requests/s", "---------  ----------", "simulator      19,000", "bare                1"].join("\n"),
  );
});

test("numbers have separators, and missing numbers are marked", async (t) => {
  t.equal(formatNumber(1_234_567.8), "1,234,568");
  t.equal(formatNumber(0.75, 2), "0.75");
  t.equal(formatNumber(20, 1, "MB"), "20.0 MB");
  t.equal(formatNumber(null, 1, "MB"), "not measured here");
  t.equal(formatNumber(Number.NaN), "not measured here");
});

test("a target is met at its bound, and unknown without a measurement", async (t) => {
  t.equal(isMet({ ...speed, measured: 0.75 }), true);
  t.equal(isMet({ ...speed, measured: 0.749 }), false);
  t.equal(isMet({ ...speed, bound: "at most", measured: 0.75 }), true);
  t.equal(isMet({ ...speed, bound: "at most", measured: 0.76 }), false);
  t.equal(isMet({ ...speed, measured: null }), null);
});

test("a target with a decimal is written with it", async (t) => {
  t.match(
    formatTargetTable([{ ...speed, bound: "at most", value: 2.3, unit: "s", measured: 2.26 }]),
    "at most 2.3 s     2.3 s",
  );
});

test("a missed target is marked", async (t) => {
  const memory: Target = { what: "more RSS", bound: "at most", value: 20, unit: "MB", measured: 31.2 };
  t.equal(
    formatTargetTable([speed, memory, { ...memory, what: "start", unit: "ms", measured: null }]),
    [
      "target                      wanted           measured            verdict",
      "-------------------  -------------  -----------------  -----------------",
      "requests per second  at least 0.75               0.81                met",
      "more RSS             at most 20 MB            31.2 MB             MISSED",
      "start                at most 20 ms  not measured here  not measured here",
    ].join("\n"),
  );
});
