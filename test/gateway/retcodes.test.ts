// Tests that every retcode that the simulator returns is caused by an operation that declares it.
import { existsSync } from "node:fs";
import { test } from "tap";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { RETCODES } from "../../src/words/retcodes.ts";
import { openGateway } from "../support/gateway.ts";
import type { RetcodeRow } from "./retcode-row.ts";
import { COMPLETE_GROUPS, UNCAUSED } from "./uncaused-retcodes.ts";

/** The rows of all groups. */
const allRows: RetcodeRow[] = [];
/** The retcodes that the rows of each group cause, as `operation retcode`. */
const causedByGroup = new Map<string, ReadonlySet<string>>();
for (const group of new Set(OPERATIONS.map(({ row }) => row.group))) {
  const table = new URL(`./operations/${group}/retcodes.table.ts`, import.meta.url);
  const { RETCODE_ROWS: rows }: { RETCODE_ROWS: readonly RetcodeRow[] } = existsSync(table)
    ? await import(`./operations/${group}/retcodes.table.ts`)
    : { RETCODE_ROWS: [] };
  allRows.push(...rows);
  causedByGroup.set(group, new Set(rows.map(([retcode, operation]) => `${operation} ${retcode}`)));
}

const CENTER = {
  phoneRange: { from: "40000", to: "49999" },
  agents: [
    { id: 101, name: "Ada Byron", password: "Present-1", queues: [25] },
    { id: 102, name: "Ben", queues: [25] },
    { id: 103, name: "Cleo", queues: [25], passwordLife: "90d" },
  ],
};

for (const [retcode, operation, provoke, center] of allRows) {
  test(`${operation} returns ${retcode}`, async (t) => {
    const gateway = await openGateway(t, { center: { ...CENTER, ...center } });
    const ada = gateway.client(101);
    await ada.signIn({ password: "Present-1" });
    t.equal((await provoke(ada, gateway)).retcode, retcode);
    t.equal(gateway.lines.at(-1)?.operation, operation);
    // Operations of several groups can have the same name.
    const declared = OPERATIONS.flatMap(({ name, retcodes }) => (name === operation ? retcodes : []));
    // The first two can come from every interface, the last two from every query of call data and every poll. Few pages list them.
    t.ok(["000-002", "100-006", "000-007", "000-004", ...declared].includes(retcode), "the operation declares it");
  });
}

test("the tests cause every retcode that the simulator returns", (t) => {
  t.strictSame([...new Set(allRows.map(([retcode]) => retcode))].sort(), Object.keys(RETCODES).sort());
  t.end();
});

/** The retcodes that the contract test causes at every operation of an agent who must be signed in. */
const CAUSED_BY_CONTRACT_TEST: readonly string[] = ["000-002", "000-003", "100-006"];

test("in complete groups, every declared retcode is caused by a request, or has a reason why none causes it", (t) => {
  const declared = OPERATIONS.filter(({ row }) => COMPLETE_GROUPS.includes(row.group)).flatMap(
    ({ name, row, access, retcodes }) =>
      retcodes
        .filter((retcode) => access !== "session" || !CAUSED_BY_CONTRACT_TEST.includes(retcode))
        .map((retcode) => ({
          pair: `${name} ${retcode}`,
          isCaused: causedByGroup.get(row.group)?.has(`${name} ${retcode}`),
        })),
  );
  t.strictSame(
    declared.flatMap(({ pair, isCaused }) => (isCaused === true || pair in UNCAUSED ? [] : [pair])),
    [],
  );
  const needed = new Set(declared.flatMap(({ pair, isCaused }) => (isCaused === true ? [] : [pair])));
  t.strictSame(
    Object.keys(UNCAUSED).filter((pair) => !needed.has(pair)),
    [],
    "every reason is needed",
  );
  t.end();
});
