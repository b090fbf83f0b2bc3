// Tests of options from flags and environment variables: precedence, defaults, and errors.
import { test } from "tap";
import { findMisspelledVariables } from "../../src/options/option-sources.ts";
import { OPTIONS, variableOf } from "../../src/options/options.ts";
import { problemsOf, readValid } from "./read-valid.ts";

test("all options have their defaults without flags and variables", async (t) => {
  t.same(readValid({}), {
    host: "127.0.0.1",
    port: 8043,
    httpPort: undefined,
    controlHost: "127.0.0.1",
    controlPort: 8044,
    controlToken: undefined,
    controlOnGateway: false,
    open: false,
    authMode: undefined,
    corsOrigin: [],
    pushHosts: [],
    clock: undefined,
    start: undefined,
    seed: undefined,
    cert: undefined,
    key: undefined,
    certsDir: "certs",
    sans: [],
    watch: false,
    stopWithStdin: false,
    tapeFsync: false,
    answer: [],
    upstreamInsecure: false,
    plainTape: false,
    storePrefix: "ccgw:",
    lease: 10_000,
    set: [],
    maxAgents: 59_899,
    workers: undefined,
    logLevel: "info",
    logFormat: undefined,
  });
});

test("every option is read from the environment", async (t) => {
  const environment = {
    CCGW_HOST: "[::1]",
    CCGW_PORT: "0",
    CCGW_HTTP_PORT: "8080",
    CCGW_CONTROL_HOST: "0.0.0.0",
    CCGW_CONTROL_PORT: "off",
    CCGW_CONTROL_TOKEN: "let-me-in",
    CCGW_CONTROL_TOKEN_FILE: "",
    CCGW_CONTROL_ON_GATEWAY: "on",
    CCGW_OPEN: "off",
    CCGW_AUTH_MODE: "dynamic",
    CCGW_CORS_ORIGIN: "http://localhost:5173, https://crm.test",
    CCGW_WORLD_HOST: "*.CCGW.test",
    CCGW_PUBLIC_URL: "https://CCGW.example:8043/",
    CCGW_PUSH_HOSTS: "CRM.test, 10.0.0.0/8,[::1],*",
    CCGW_CLOCK: "60x",
    CCGW_START: "2026-01-05T10:00:00+01:00",
    CCGW_SEED: "random",
    CCGW_CERT: "own.pem",
    CCGW_KEY: "own.key",
    CCGW_CERTS_DIR: "/var/lib/ccgw",
    CCGW_SAN: "gateway.test, 10.0.0.5",
    CCGW_WATCH: "1",
    CCGW_STOP_WITH_STDIN: "off",
    CCGW_TAPE: "run.tape",
    CCGW_TAPE_FSYNC: "on",
    CCGW_UPSTREAM: "",
    CCGW_MODE: "",
    CCGW_ANSWER: "",
    CCGW_UPSTREAM_CA: "",
    CCGW_UPSTREAM_INSECURE: "off",
    CCGW_PUSH_ADDRESS: "",
    CCGW_PLAIN_TAPE: "off",
    CCGW_STORE: "",
    CCGW_STORE_LOGIN: "",
    CCGW_STORE_PREFIX: "tests:",
    CCGW_LEASE: "2s",
    CCGW_REPLICA: "rack-1",
    CCGW_SET: "pollHold=2s, authMode=none",
    CCGW_MAX_AGENTS: "1000",
    CCGW_WORKERS: "4",
    CCGW_LOG_LEVEL: "silent",
    CCGW_LOG_FORMAT: "json",
  };
  t.same(Object.values(OPTIONS).map(variableOf), Object.keys(environment));
  t.same(readValid({}, environment), {
    host: "::1",
    port: 0,
    httpPort: 8080,
    controlHost: "0.0.0.0",
    controlPort: undefined,
    controlToken: "let-me-in",
    controlOnGateway: true,
    open: false,
    authMode: "dynamic",
    corsOrigin: ["http://localhost:5173", "https://crm.test"],
    worldHost: ".ccgw.test",
    publicUrl: "https://ccgw.example:8043",
    pushHosts: ["crm.test", "10.0.0.0/8", "::1", "*"],
    clock: { kind: "paced", factor: 60 },
    start: Date.UTC(2026, 0, 5, 9),
    seed: "random",
    cert: "own.pem",
    key: "own.key",
    certsDir: "/var/lib/ccgw",
    sans: ["gateway.test", "10.0.0.5"],
    watch: true,
    stopWithStdin: false,
    tape: "run.tape",
    tapeFsync: true,
    answer: [],
    upstreamInsecure: false,
    plainTape: false,
    storePrefix: "tests:",
    lease: 2_000,
    replica: "rack-1",
    set: ["pollHold=2s", "authMode=none"],
    maxAgents: 1_000,
    workers: 4,
    logLevel: "silent",
    logFormat: "json",
  });
});

test("the public URL has no path, no user and no other scheme", async (t) => {
  t.equal(readValid({ "public-url": "http://ccgw.example:80" }).publicUrl, "http://ccgw.example");
  const accepted =
    "use https:// or http://, a host and optionally a port, without a path, such as https://ccgw.example:8043";
  for (const url of [
    "ccgw.example:8043",
    "https://ccgw.example/w",
    "https://me@ccgw.example",
    "redis://ccgw.example",
  ]) {
    t.same(problemsOf({ "public-url": url }), [
      `--public-url: "${url}" is not a valid URL of the gateway: ${accepted}`,
    ]);
  }
});

test("a store is chosen by its URL, and is refused together with --tape or --watch", async (t) => {
  const { store, lease } = readValid({ store: "rediss://user:secret@redis.test:6380/2", lease: "1m" });
  t.same([store, lease], ["rediss://user:secret@redis.test:6380/2", 60_000]);
  t.same(problemsOf({ store: "http://secret@redis.test", lease: "5ms" }), [
    "--store: this is not the URL of a store: use redis://host:port or rediss://host:port, with user and password before the host if needed",
    "--lease: this is not a valid lease: use a duration from 1s to 10m",
  ]);
  t.same(problemsOf({ store: "redis://redis.test", tape: "run.tape", watch: "on" }), [
    "--tape is given with --store: leave out one of the two",
    "--watch is given with --store: leave out one of the two",
  ]);
});

test("a misspelled variable is reported, but not one of another program", async (t) => {
  const environment = {
    CCGW_PROT: "1",
    CCGW_CLOK: "1x",
    CCGW_SAN: "gw",
    CCGW_SERVICE_HOST: "10.0.0.1",
    CCGW_SEDE: "",
    PORT: "1",
  };
  t.same(findMisspelledVariables(environment), [
    "CCGW_PROT is not the variable of any option: did you mean CCGW_PORT?",
    "CCGW_CLOK is not the variable of any option: did you mean CCGW_CLOCK?",
  ]);
});

test("the command line overrides the environment, even a wrong value", async (t) => {
  const { port, httpPort, clock, sans, seed } = readValid(
    { port: "9000", "http-port": "off", clock: "manual", san: ["a.test", "b.test"], seed: "-7" },
    { CCGW_PORT: "nonsense", CCGW_HTTP_PORT: "8080", CCGW_CLOCK: "2x", CCGW_SAN: "c.test", CCGW_SEED: "1" },
  );
  t.same(
    { port, httpPort, clock, sans, seed },
    { port: 9000, httpPort: undefined, clock: { kind: "manual" }, sans: ["a.test", "b.test"], seed: -7 },
  );
});

test("a switch without a value is on, and accepts on and off in the usual forms", async (t) => {
  t.equal(readValid({ watch: true }).watch, true);
  t.equal(readValid({ watch: "off" }, { CCGW_WATCH: "on" }).watch, false);
  t.same(
    ["on", "true", "1", "OFF", "False", "0"].map((written) => readValid({}, { CCGW_WATCH: written }).watch),
    [true, true, true, false, false, false],
  );
});

test("an empty variable counts as not set", async (t) => {
  t.equal(readValid({}, { CCGW_PORT: "", CCGW_CONTROL_TOKEN: "" }).port, 8043);
});

test("every wrong value is reported with its source and the accepted values", async (t) => {
  const flags = {
    host: "https://gateway.test",
    port: "65536",
    "control-port": "of",
    "control-token": "two words",
    "auth-mode": "statc",
    "cors-origin": ["http://localhost:5173/agent"],
    clock: "60",
    start: "tomorrow",
    seed: "1.5",
    cert: "",
    san: ["a.test", ""],
    watch: "yes",
  };
  t.same(problemsOf(flags, { CCGW_HTTP_PORT: "-1", CCGW_LOG_LEVEL: "inof", CCGW_LOG_FORMAT: "xml" }), [
    '--host: "https://gateway.test" is not a valid address to listen on: use an address such as 127.0.0.1, 0.0.0.0 or ::1, or a host name',
    '--port: "65536" is not a valid port: use a whole number from 0 to 65535, 0 for any free port',
    'CCGW_HTTP_PORT: "-1" is not a valid port: use a whole number from 0 to 65535, 0 for any free port, or off',
    '--control-port: "of" is not a valid port: use a whole number from 0 to 65535, 0 for any free port, or off',
    "--control-token: this is not a valid token: use letters, digits and other visible ASCII characters, no spaces",
    '--auth-mode: unknown auth mode "statc", did you mean "static"? An auth mode is one of static, dynamic, none',
    '--cors-origin: "http://localhost:5173/agent" is not a valid origin of pages: use scheme, host and port, without a path, such as http://localhost:5173, or * for all; several are separated by commas',
    '--clock: "60" is not a valid clock: use manual, or how many times as fast as the wall clock, such as 1x, 60x or 0.5x',
    '--start: "tomorrow" is not a valid instant: use date, time and zone as in 2026-01-05T09:00:00Z or 2026-01-05T09:00:00+01:00',
    '--seed: "1.5" is not a valid seed: use a whole number of at most 9007199254740991, or random',
    '--cert: "" is not a valid certificate file: use the path of a PEM file',
    '--san: "a.test," is not a valid list of names: use host names or addresses, separated by commas',
    '--watch: "yes" is not a valid switch: use on or off',
    'CCGW_LOG_LEVEL: unknown log level "inof", did you mean "info"? A log level is one of fatal, error, warn, info, debug, trace, silent',
    'CCGW_LOG_FORMAT: unknown log format "xml": a log format is one of pretty, json',
  ]);
});
