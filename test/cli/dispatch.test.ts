// Tests of commands that end immediately: help, version, and errors, which are lines on stderr with exit code 2.
import { readFileSync } from "node:fs";
import { test } from "tap";
import { RUN_OPTIONS } from "../../src/cli/command-options/run-options.ts";
import { formatOption, OPTIONS, variableOf } from "../../src/options/options.ts";
import { listShippedNames } from "../../src/scenario/shipped.ts";
import { runToEnd } from "./command.ts";

const SHIPPED = (await listShippedNames()).join(", ");

const createRefusal = (err: string) => ({ exitCode: 2, out: "", err });

test("a shipped scenario with a surplus word is not an unknown command", async (t) => {
  t.same(await runToEnd(["busy-hour", "x"]), createRefusal('serve takes one scenario: leave out "x"\n'));
  t.match((await runToEnd(["buzy-hour", "x"])).err, /^unknown command "buzy-hour"/);
});

test("--help has every option with its variable, in lines of at most 100 characters", async (t) => {
  const { exitCode, out, err } = await runToEnd(["--help"]);
  t.same({ exitCode, err }, { exitCode: 0, err: "" });
  const expected = [
    ...[...Object.values(OPTIONS), ...Object.values(RUN_OPTIONS)].map((option) => `\n  ${formatOption(option)} `),
    ...Object.values(OPTIONS).map((option) => `[${variableOf(option)}; default: `),
  ];
  t.strictSame(
    expected.filter((text) => !out.includes(text)),
    [],
  );
  t.same(
    out.split("\n").filter((line) => line.length > 100),
    [],
  );
  t.match(out.replaceAll("\n", " "), `shipped scenario: ${SHIPPED}.`);
});

test("the help of a command has its usage, its own options and its examples", async (t) => {
  const { exitCode, out, err } = await runToEnd(["to-scenario", "--help"]);
  t.same({ exitCode, err }, { exitCode: 0, err: "" });
  t.same(
    out,
    `Usage: ccgw to-scenario <tape> [options]

Make a scenario from a tape.

Options:
  -o, --output FILE         Write the scenario to this file. An existing file is replaced.
                            [default: standard output]

Examples:
  ccgw to-scenario session.ndjson   Print a taped session as a scenario.

ccgw --help describes all commands and exit codes.
`,
  );
  const { out: run } = await runToEnd(["run", "-h"]);
  t.match(run, /^Usage: ccgw run <scenario> \[options\]\n\nPlay a scenario .*\n\nA scenario is a YAML /);
  t.match(run, "\n  ccgw run shift.yaml --wait-for-client ");
  for (const [flag, isShown] of [
    ["--junit FILE ", true],
    ["--seed NUMBER ", true],
    ["--workers NUMBER ", false],
    ["--until INPUT ", false],
  ] as const) {
    t.equal(run.includes(flag), isShown, flag);
  }
});

test("--version prints the version of the package", async (t) => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  t.same(await runToEnd(["--version"]), { exitCode: 0, out: `${version}\n`, err: "" });
});

test("a wrong option is an error, and nothing starts", async (t) => {
  const accepted = "a whole number from 0 to 65535, 0 for any free port";
  t.same(await runToEnd(["--port", "80433"]), createRefusal(`--port: "80433" is not a valid port: use ${accepted}\n`));
  t.same(
    await runToEnd(["serve"], { CCGW_PORT: "x" }),
    createRefusal(`CCGW_PORT: "x" is not a valid port: use ${accepted}\n`),
  );
  t.same(await runToEnd(["health", "--port"]), createRefusal(`--port needs a value: ${accepted}\n`));
});

test("a misspelled variable causes a warning", async (t) => {
  const { exitCode, err } = await runToEnd(["run", "auto-answer"], { CCGW_SEDE: "7" });
  t.same(
    { exitCode, first: err.split("\n")[0] },
    { exitCode: 0, first: "CCGW_SEDE is not the variable of any option: did you mean CCGW_SEED?" },
  );
});

test("all wrong options of run are reported, and nothing is played", async (t) => {
  t.same(
    await runToEnd(["run", "default", "--for", "soon", "--json=perhaps"], { CCGW_SEED: "x" }),
    createRefusal(
      [
        '--json: "perhaps" is not a valid switch: use on or off',
        '--for: "soon" is not a valid duration: use a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h',
        'CCGW_SEED: "x" is not a valid seed: use a whole number of at most 9007199254740991, or random',
        "",
      ].join("\n"),
    ),
  );
});

test("the error about an unknown word names the nearest command or scenario", async (t) => {
  t.same(
    await runToEnd(["helth"]),
    createRefusal(
      `unknown command or scenario "helth", did you mean "health"? A command is one of serve, run, replay, conform, tape, to-scenario, validate, schema, health, mcp, completion; a scenario is a file, - for standard input, or one of ${SHIPPED}\n`,
    ),
  );
  t.same(
    await runToEnd(["serve", "defualt"]),
    createRefusal(
      `unknown scenario "defualt", did you mean "default"? A scenario is a file, - for standard input, or one of ${SHIPPED}\n`,
    ),
  );
});

test("the errors about the commands help and version name the options", async (t) => {
  t.match((await runToEnd(["help"])).err, /^unknown command or scenario "help", did you mean "--help"\? /);
  t.match((await runToEnd(["version"])).err, /^unknown command or scenario "version", did you mean "--version"\? /);
});

test("an empty name of a scenario is refused", async (t) => {
  const empty = createRefusal(
    `the name of the scenario is empty: a scenario is a file, - for standard input, or one of ${SHIPPED}\n`,
  );
  for (const argv of [[""], ["serve", ""], ["run", ""]]) t.same(await runToEnd(argv), empty);
  t.hasStrict(await runToEnd(["validate", ""]), { exitCode: 2 });
});

test("the error about an unreadable scenario gives the reason", async (t) => {
  const folder = t.testdir({ "old.yaml": {} });
  t.same(
    await runToEnd([`${folder}/statistic-example.yaml`]),
    createRefusal(
      `${folder}/statistic-example.yaml: there is no such file or folder; the shipped scenario is called "statistics-example"\n`,
    ),
  );
  t.same(await runToEnd([`${folder}/old.yaml`]), createRefusal(`${folder}/old.yaml: it is a folder, not a file\n`));
});

test("all mistakes of a scenario are reported with their places", async (t) => {
  const folder = t.testdir({ "shift.yaml": "name: shift\nclock: fast\nsteps:\n  - wiat: 3s\n" });
  const { exitCode, out, err } = await runToEnd(["serve", `${folder}/shift.yaml`]);
  t.same({ exitCode, out }, { exitCode: 2, out: "" });
  const [first, second, ...rest] = err.split("\n");
  t.equal(
    first,
    `${folder}/shift.yaml:2:8: "fast" is not a valid clock: use manual, or how many times as fast as the wall clock, such as 1x, 60x or 0.5x`,
  );
  t.equal(second?.split("? ")[0], `${folder}/shift.yaml:4:5: unknown step "wiat", did you mean "wait"`);
  t.same(rest, [""]);
});
