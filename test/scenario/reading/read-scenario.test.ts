// Tests of valid scenarios: all members of a file, and the defaults of absent ones.
import { test } from "tap";
import { readValid } from "../read-valid.ts";

const ALL_MEMBERS = `
name: all members
seed: 42
start: 2026-01-05T09:00:00+01:00
clock: 60x
duration: 8h
settings: { authMode: dynamic, supervision: off, maxTime: 90s }
variables: { prefix: "0755", retries: 3 }
center:
  vdn: { id: 7, name: North }
  timeZone: Europe/Berlin
  phoneRange: { from: "40000", to: "40999" }
  queues: [ { id: 25, name: Support, media: voice }, { id: 26, media: video, accessCode: "800", record: true, overflow: 25 } ]
  agents:
    - { id: 101, name: Ada, password: hidden, phone: "40038", queues: [25, 26], inspector: true }
    - { ids: 201-202, queues: [25], autopilot: true }
    - { ids: [301, 401-402], autopilot: { talk: { p50: 2m, p95: 6m }, wrapUp: [10s, 20s] } }
steps:
  - waitFor: { agent: 101, state: idle, timeout: 60s }
  - history: { agents: 201-202, since: 3h, callsPerHour: 12 }
  - statistics: { agent: 101, set: { talktime: 4328 }, clear: [busynums] }
  - statistics: { agent: 101, clear: true }
  - repeat:
      times: 5
      every: 10m
      for: 1h
      steps:
        - call: { as: first, from: "{{prefix}}{{phone}}", to: { agent: 101 }, patience: 90s, talk: { exponential: 2m } }
        - wait: 90s
        - hangUp: { by: agent, agent: 101, call: first }
  - parallel:
      - [ traffic: { queue: 25, callsPerHour: 60, talk: 3m, patience: { exponential: 60s }, for: 8h } ]
      - [ traffic: { agents: [101, 201-202], gap: { p50: 4s, p95: 15s }, talk: 1m } ]
`;

test("a file with all members is read", async (t) => {
  t.strictSame(await readValid(ALL_MEMBERS), {
    name: "all members",
    seed: 42,
    start: Date.UTC(2026, 0, 5, 8),
    clock: { kind: "paced", factor: 60 },
    duration: 28_800_000,
    settings: { authMode: "dynamic", supervision: false, maxTime: 90_000 },
    variables: { prefix: "0755", retries: 3 },
    center: {
      vdn: { id: 7, name: "North" },
      timeZone: "Europe/Berlin",
      phoneRange: { from: "40000", to: "40999" },
      queues: [
        { id: 25, name: "Support", media: "voice" },
        { id: 26, name: "Queue 26", media: "video", accessCode: "800", record: true, overflow: 25 },
      ],
      ivrs: [],
      groups: [],
      numbers: [],
      agents: [
        { id: 101, name: "Ada", password: "hidden", inspector: true, phone: "40038", queues: [25, 26] },
        { id: 201, password: "secret", queues: [25], autopilot: { answer: { kind: "fixed", value: 3_000 } } },
        { id: 202, password: "secret", queues: [25], autopilot: { answer: { kind: "fixed", value: 3_000 } } },
        ...[301, 401, 402].map((id) => ({
          id,
          password: "secret",
          queues: [],
          autopilot: {
            answer: { kind: "fixed", value: 3_000 },
            talk: { kind: "percentiles", p50: 120_000, p95: 360_000 },
            wrapUp: { kind: "list", values: [10_000, 20_000] },
          },
        })),
      ],
    },
    steps: [
      { kind: "waitFor", condition: { agent: 101, state: "idle" }, timeout: 60_000, line: 19 },
      { kind: "history", agents: [201, 202], since: 10_800_000, callsPerHour: 12, line: 20 },
      { kind: "statistics", agent: 101, set: { talktime: 4328 }, clear: ["busynums"], line: 21 },
      { kind: "statistics", agent: 101, set: {}, clear: "all", line: 22 },
      {
        kind: "repeat",
        times: 5,
        every: 600_000,
        for: 3_600_000,
        steps: [
          {
            kind: "call",
            as: "first",
            from: "{{prefix}}{{phone}}",
            to: { agent: 101 },
            patience: { kind: "fixed", value: 90_000 },
            talk: { kind: "exponential", mean: 120_000 },
            line: 28,
          },
          { kind: "wait", for: 90_000, line: 29 },
          { kind: "hangUp", by: "agent", agent: 101, call: "first", line: 30 },
        ],
        line: 23,
      },
      {
        kind: "parallel",
        tracks: [
          [
            {
              kind: "traffic",
              to: { queue: 25, callsPerHour: 60 },
              talk: { kind: "fixed", value: 180_000 },
              patience: { kind: "exponential", mean: 60_000 },
              for: 28_800_000,
              line: 32,
            },
          ],
          [
            {
              kind: "traffic",
              to: { agents: [101, 201, 202], gap: { kind: "percentiles", p50: 4_000, p95: 15_000 } },
              talk: { kind: "fixed", value: 60_000 },
              line: 33,
            },
          ],
        ],
        line: 31,
      },
    ],
  });
});

test("a file without members gets ten agents, a queue and no steps", async (t) => {
  t.strictSame(await readValid("{}", "/somewhere/quiet day.yml"), {
    name: "quiet day",
    settings: {},
    variables: {},
    center: {
      vdn: { id: 1, name: "Demo" },
      timeZone: "UTC",
      queues: [{ id: 25, name: "Support", media: "voice" }],
      ivrs: [],
      groups: [],
      numbers: [],
      agents: [101, 102, 103, 104, 105, 106, 107, 108, 109, 110].map((id) => ({
        id,
        name: `Agent ${id}`,
        password: "secret",
        queues: [25],
      })),
    },
    steps: [],
  });
});

test("a center without members is empty", async (t) => {
  const { center } = await readValid("center: { agents: [ { id: 101, name: Ada, autopilot: false } ] }");
  t.strictSame(center, {
    vdn: { id: 1, name: "Demo" },
    timeZone: "UTC",
    queues: [],
    ivrs: [],
    groups: [],
    numbers: [],
    agents: [{ id: 101, name: "Ada", password: "secret", queues: [] }],
  });
});
