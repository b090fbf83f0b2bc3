// Tests that a comparison finds each mutant of the simulator, at its level and place, and nothing without a mutant.
import { test } from "tap";
import { type ConformReport, conform } from "../../src/conform/conform.ts";
import { CHANGED_ANSWERS } from "./answer-mutants.ts";
import type { Change } from "./changes.ts";
import { longSession } from "./long-session.ts";
import { CHANGED_SETTINGS } from "./setting-mutants.ts";

const MUTANTS = [...CHANGED_ANSWERS, ...CHANGED_SETTINGS];

const unchanged: Change = (exchanges) => exchanges;

const found = ({ differences }: ConformReport): readonly string[] =>
  differences.flatMap(({ name, rows }) => rows.map(({ level, path }) => `${level} ${name} ${path}`));

test("every mutant is found at its level and place, and settings explain what they can", async (t) => {
  const session = await longSession();
  const report = await conform(session);
  t.strictSame([found(report), report.unexplained, report.unplayed], [[], [], []]);
  t.equal(report.interfaces.seen, 15);
  t.equal(report.events.seen, 16);
  for (const { name, settings, change = unchanged, found: place, setting } of MUTANTS) {
    const { head, exchanges } = settings === undefined ? session : await longSession({ settings });
    const mutant = await conform({ head, exchanges: change(exchanges) });
    t.ok(found(mutant).includes(place), `${name} is found`, { found: found(mutant) });
    const rows = mutant.differences.flatMap((group) => group.rows.map((row) => ({ ...row, name: group.name })));
    const row = rows.find(({ level, path, name: about }) => `${level} ${about} ${path}` === place);
    t.equal(row?.setting ?? undefined, setting, `${name}: the setting`);
  }
});
