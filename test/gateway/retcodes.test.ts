// Tests that every retcode that the simulator returns is caused by an operation that declares it.
import { existsSync } from "node:fs";
import { test } from "tap";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { RETCODES } from "../../src/words/retcodes.ts";
import { openGateway } from "../support/gateway.ts";
import type { RetcodeRow } from "./retcode-row.ts";

const reached: RetcodeRow[] = [];
for (const group of new Set(OPERATIONS.map(({ row }) => row.group))) {
  const table = new URL(`./operations/${group}/retcodes.table.ts`, import.meta.url);
  if (existsSync(table))
    reached.push(...((await import(table.href)) as { RETCODE_ROWS: readonly RetcodeRow[] }).RETCODE_ROWS);
}

const CENTER = {
  phoneRange: { from: "40000", to: "49999" },
  agents: [
    { id: 101, name: "Ada Byron", password: "Present-1", queues: [25] },
    { id: 102, name: "Ben", queues: [25] },
    { id: 103, name: "Cleo", queues: [25], passwordLife: "90d" },
  ],
};

for (const [retcode, operation, provoke, center] of reached) {
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
  t.strictSame([...new Set(reached.map(([retcode]) => retcode))].sort(), Object.keys(RETCODES).sort());
  t.end();
});
