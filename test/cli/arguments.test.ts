// Tests of the parsing of command lines: commands, options and error messages.
import { test } from "tap";
import { readArguments } from "../../src/cli/arguments.ts";

/** The sentence that lists the options of serve. */
const OPTIONS_SENTENCE =
  "An option is one of --host, --port, --http-port, --control-host, --control-port, --control-token, --control-token-file, --control-on-gateway, --open, --auth-mode, --cors-origin, --world-host, --public-url, --push-hosts, --clock, " +
  "--start, --seed, --cert, --key, --certs-dir, --san, --watch, --stop-with-stdin, --tape, --tape-fsync, --upstream, --mode, --answer, --upstream-ca, --upstream-insecure, --push-address, --plain-tape, --store, --store-login, --store-prefix, --lease, --replica, --set, --max-agents, --workers, --log-level, --log-format, --help, --version";

/** Parses a command line without quotes. */
function parse(line: string) {
  const parsed = readArguments(line === "" ? [] : line.split(" "));
  return "flags" in parsed ? { ...parsed, flags: { ...parsed.flags } } : parsed;
}

test("a command line is a command, a scenario and options, in any order", async (t) => {
  t.same(parse(""), { command: "serve", flags: {}, scenario: undefined, hasCommand: false });
  t.same(parse("serve"), { command: "serve", flags: {}, scenario: undefined, hasCommand: true });
  t.same(parse("--port 0 shift.yaml --san a --san=b"), {
    command: "serve",
    flags: { port: "0", san: ["a", "b"] },
    scenario: "shift.yaml",
    hasCommand: false,
  });
  t.same(parse("serve --seed -5 -- health"), {
    command: "serve",
    flags: { seed: "-5" },
    scenario: "health",
    hasCommand: true,
  });
  t.same(parse("health --control-port=9000"), { command: "health", flags: { "control-port": "9000" } });
  t.same(parse("run --json shift.yaml --junit shift.xml --port 0"), {
    command: "run",
    flags: { json: true, junit: "shift.xml", port: "0" },
    scenario: "shift.yaml",
  });
  t.same(parse("validate a.yaml default"), { command: "validate", scenarios: ["a.yaml", "default"] });
  t.same(parse("schema"), { command: "schema" });
  t.same(parse("serve -h"), { command: "help", about: "serve" });
  t.same(parse("--help"), { command: "help", about: undefined });
  t.same(parse("--version"), { command: "version" });
});

test("the error about an unknown option names the nearest one, if one is near", async (t) => {
  t.same(parse("--prot 8050"), { problem: `unknown option "--prot", did you mean "--port"? ${OPTIONS_SENTENCE}` });
  t.same(parse("-port=8050"), { problem: `unknown option "-port", did you mean "--port"? ${OPTIONS_SENTENCE}` });
  t.same(parse("--help --__proto__"), { problem: `unknown option "--__proto__": a${OPTIONS_SENTENCE.slice(1)}` });
});

test("a boolean option can have a value", async (t) => {
  t.same(parse("--watch shift.yaml"), {
    command: "serve",
    flags: { watch: true },
    scenario: "shift.yaml",
    hasCommand: false,
  });
  t.same(parse("--watch=off"), { command: "serve", flags: { watch: "off" }, scenario: undefined, hasCommand: false });
});

test("the error about an option of another command names that command", async (t) => {
  t.same(parse("shift.yaml --json"), {
    problem: "--json is not an option of serve; it belongs to run, replay, conform",
  });
  t.same(parse("--watch run shift.yaml"), { problem: "--watch is not an option of run; it belongs to serve" });
  t.same(parse("run shift.yaml --tape x"), { problem: "--tape is not an option of run; it belongs to serve" });
  t.same(parse("run shift.yaml --store redis://127.0.0.1"), {
    problem: "--store is not an option of run; it belongs to serve",
  });
  t.same(parse("replay session.ndjson --until 12 --upstream https://127.0.0.1"), {
    problem: "--upstream is not an option of replay; it belongs to serve",
  });
  t.same(parse("validate shift.yaml --port 0"), {
    problem: "--port is not an option of validate; it belongs to serve, run, replay, health",
  });
  t.same(parse("schema --jsno"), {
    problem: 'unknown option "--jsno" of schema: an option of schema is one of --help, --version',
  });
});

test("the error about a missing value says what the option accepts", async (t) => {
  t.same(parse("--clock"), {
    problem: "--clock needs a value: manual, or how many times as fast as the wall clock, such as 1x, 60x or 0.5x",
  });
  t.same(parse("--san --port 0"), {
    problem: '--san needs a value, and "--port" looks like an option: host names or addresses, separated by commas',
  });
});

test("a value of --help is refused", async (t) => {
  t.same(parse("--help=yes"), { problem: "--help takes no value" });
});

test("surplus arguments are refused", async (t) => {
  t.same(parse("serve a.yaml b.yaml"), { problem: 'serve takes one scenario: leave out "b.yaml"' });
  t.same(parse("health now"), { problem: 'health takes only options: leave out "now"' });
  t.same(parse("run a.yaml b.yaml"), { problem: 'run takes one scenario: leave out "b.yaml"' });
  t.same(parse("schema a.yaml"), { problem: 'schema takes no arguments: leave out "a.yaml"' });
});

test("the error about an unknown command names the nearest one", async (t) => {
  t.same(parse("srve a.yaml"), {
    problem:
      'unknown command "srve", did you mean "serve"? A command is one of serve, run, replay, conform, tape, to-scenario, validate, schema, health, mcp, completion',
  });
});

test("a missing scenario is refused", async (t) => {
  t.same(parse("run --json"), {
    problem: "run needs a scenario: a file, - for standard input, or the name of a shipped one",
  });
  t.same(parse("validate"), {
    problem: "validate needs at least one scenario: a file, - for standard input, or the name of a shipped one",
  });
});
