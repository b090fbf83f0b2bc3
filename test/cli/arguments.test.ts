// What the command line may say, and the one sentence that answers what it may not.
import { test } from "tap";
import { readArguments } from "../../src/cli/arguments.ts";

const OPTIONS_ARE =
  "An option is one of --host, --port, --http-port, --control-host, --control-port, --control-token, --auth-mode, --cors-origin, --push-hosts, --clock, " +
  "--start, --seed, --cert, --key, --certs-dir, --san, --watch, --max-agents, --log-level, --log-format, --help, --version";

function ask(line: string) {
  const asked = readArguments(line === "" ? [] : line.split(" "));
  return "flags" in asked ? { ...asked, flags: { ...asked.flags } } : asked;
}

test("a command line is a command, a scenario and options, in any order", async (t) => {
  t.same(ask(""), { command: "serve", flags: {}, scenario: undefined, named: false });
  t.same(ask("serve"), { command: "serve", flags: {}, scenario: undefined, named: true });
  t.same(ask("--port 0 shift.yaml --san a --san=b"), {
    command: "serve",
    flags: { port: "0", san: ["a", "b"] },
    scenario: "shift.yaml",
    named: false,
  });
  t.same(ask("serve --seed -5 -- health"), {
    command: "serve",
    flags: { seed: "-5" },
    scenario: "health",
    named: true,
  });
  t.same(ask("health --control-port=9000"), { command: "health", flags: { "control-port": "9000" } });
  t.same(ask("run --json shift.yaml --junit shift.xml --port 0"), {
    command: "run",
    flags: { json: true, junit: "shift.xml", port: "0" },
    scenario: "shift.yaml",
  });
  t.same(ask("validate a.yaml default"), { command: "validate", scenarios: ["a.yaml", "default"] });
  t.same(ask("schema"), { command: "schema" });
  t.same(ask("serve -h"), { command: "help" });
  t.same(ask("--version"), { command: "version" });
});

test("an unknown option gets the nearest one", async (t) => {
  t.same(ask("--prot 8050"), { problem: `unknown option "--prot", did you mean "--port"? ${OPTIONS_ARE}` });
  t.same(ask("-port=8050"), { problem: `unknown option "-port", did you mean "--port"? ${OPTIONS_ARE}` });
  t.same(ask("--help --__proto__"), { problem: `unknown option "--__proto__": a${OPTIONS_ARE.slice(1)}` });
});

test("a switch needs no value, and may have one", async (t) => {
  t.same(ask("--watch shift.yaml"), { command: "serve", flags: { watch: true }, scenario: "shift.yaml", named: false });
  t.same(ask("--watch=off"), { command: "serve", flags: { watch: "off" }, scenario: undefined, named: false });
});

test("an option of another command says whose it is", async (t) => {
  t.same(ask("shift.yaml --json"), { problem: "--json is not an option of serve; it belongs to run" });
  t.same(ask("--watch run shift.yaml"), { problem: "--watch is not an option of run; it belongs to serve" });
  t.same(ask("validate shift.yaml --port 0"), {
    problem: "--port is not an option of validate; it belongs to serve, run, health",
  });
  t.same(ask("schema --jsno"), {
    problem: 'unknown option "--jsno" of schema: an option of schema is one of --help, --version',
  });
});

test("an option without its value says what it takes", async (t) => {
  t.same(ask("--clock"), {
    problem: "--clock needs a value: manual, or how many times as fast as the wall clock, such as 1x, 60x or 0.5x",
  });
  t.same(ask("--san --port 0"), {
    problem: '--san needs a value, and "--port" looks like an option: host names or addresses, separated by commas',
  });
  t.same(ask("--help=yes"), { problem: "--help takes no value" });
});

test("what is too much is named", async (t) => {
  t.same(ask("serve a.yaml b.yaml"), { problem: 'serve takes one scenario: leave out "b.yaml"' });
  t.same(ask("health now"), { problem: 'health takes only options: leave out "now"' });
  t.same(ask("run a.yaml b.yaml"), { problem: 'run takes one scenario: leave out "b.yaml"' });
  t.same(ask("schema a.yaml"), { problem: 'schema takes no arguments: leave out "a.yaml"' });
  t.same(ask("srve a.yaml"), {
    problem: 'unknown command "srve", did you mean "serve"? A command is one of serve, run, validate, schema, health',
  });
});

test("what is missing is named", async (t) => {
  t.same(ask("run --json"), { problem: "run needs a scenario: a file, or the name of a shipped one" });
  t.same(ask("validate"), { problem: "validate needs at least one scenario: a file, or the name of a shipped one" });
});
