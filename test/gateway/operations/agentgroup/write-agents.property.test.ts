// Property: lists of agents are written as JSON.stringify writes them, for any names.
import { equal } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { writeAgents } from "../../../../src/gateway/operations/agentgroup/write-agents.ts";
import { codePoint } from "../../../support/code-point.ts";

const text = fc.oneof(fc.string({ unit: codePoint, maxLength: 12 }), fc.string({ maxLength: 12 }));
const digits = fc.nat(999_999).map(String);

const agent = fc
  .record({
    workno: digits,
    name: text,
    status: fc.nat(9).map(String),
    ctiStatus: fc.nat(9).map(String),
    groupid: fc.nat(),
    groupname: text,
    skilllist: fc.array(fc.record({ name: text, id: fc.nat(), mediatype: fc.nat(60) }), { maxLength: 3 }),
    mediatype: fc.constantFrom("FFF", "TFF", "TTT"),
    vdnid: fc.nat(512),
    phonenumber: text,
    currentstatetime: fc.nat(),
    logindate: fc.nat(),
    callids: fc.constant([]),
    inMultimediaConf: fc.constant(0),
    currentStateReason: fc.nat(255),
  })
  .chain((agent) => fc.constantFrom(agent, { ...agent, groupName: agent.groupname }));

test("lists of agents are written as JSON.stringify writes them", (t) => {
  fc.assert(
    fc.property(fc.array(agent, { maxLength: 4 }), (agents) =>
      equal(writeAgents(agents).join(""), JSON.stringify(agents)),
    ),
  );
  t.end();
});
