// Tests that a comparison finds each mutant of the simulator at its level and place, and finds nothing without a mutant.
import { test } from "tap";
import { type ConformReport, conform } from "../../src/conform/conform.ts";
import { CHANGED_ANSWERS } from "./answer-mutants.ts";
import type { Change } from "./changes.ts";
import { recordLongSession } from "./long-session.ts";
import { CHANGED_SETTINGS, type MutantRow } from "./setting-mutants.ts";

const MUTANTS = [...CHANGED_ANSWERS, ...CHANGED_SETTINGS];

const unchanged: Change = (exchanges) => exchanges;

const placesOf = ({ differences }: ConformReport): readonly string[] =>
  differences.flatMap(({ name, rows }) => rows.map(({ level, path }) => `${level} ${name} ${path}`));

/** Matches the places of changes that do not affect the comparison of other answers. Changes of ids, of instants and of events do. */
const LOCAL = /^L(?:[0125]|3(?!.*(?:guid|content|loginTime))) /i;

/**
 * Groups the mutants that one comparison can find together: local changes in different interfaces or events. All others are alone in their
 * groups, because they change the comparison of other answers too.
 */
function groupMutants(mutants: readonly MutantRow[]): readonly (readonly MutantRow[])[] {
  const groups: MutantRow[][] = [];
  const aboutOf = ({ place }: MutantRow) => place.split(" ")[1];
  const isLocal = ({ place, settings, setting }: MutantRow) =>
    LOCAL.test(place) && settings === undefined && setting === undefined;
  for (const mutant of mutants) {
    const group = groups.find(
      (others) => isLocal(mutant) && others.every((other) => isLocal(other) && aboutOf(other) !== aboutOf(mutant)),
    );
    if (group === undefined) groups.push([mutant]);
    else group.push(mutant);
  }
  return groups;
}

test("every mutant is found at its level and place, with the setting that explains it", async (t) => {
  const session = await recordLongSession();
  const report = await conform(session);
  t.strictSame([placesOf(report), report.unexplained, report.unplayed], [[], [], []]);
  t.equal(report.interfaces.seen, 15);
  t.equal(report.events.seen, 16);
  for (const group of groupMutants(MUTANTS)) {
    const [{ settings } = { settings: undefined }] = group;
    const { head, exchanges } = settings === undefined ? session : await recordLongSession({ settings });
    const changed = group.reduce((all, { change = unchanged }) => change(all), exchanges);
    const mutantReport = await conform({ head, exchanges: changed });
    const rows = mutantReport.differences.flatMap(({ name: about, rows }) => rows.map((row) => ({ ...row, about })));
    for (const { name, place, setting } of group) {
      t.ok(placesOf(mutantReport).includes(place), `${name} is found`, { found: placesOf(mutantReport) });
      const row = rows.find(({ level, path, about }) => `${level} ${about} ${path}` === place);
      t.equal(row?.setting ?? undefined, setting, `${name}: the setting`);
    }
  }
});
