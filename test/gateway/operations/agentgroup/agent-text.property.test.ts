// Property: agents are written as JSON.stringify writes them, for any names and at any time.
import { equal } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { WHOLE, WITH_GROUP_NAME } from "../../../../src/gateway/operations/agentgroup/agent-forms.ts";
import { AgentText } from "../../../../src/gateway/operations/agentgroup/agent-text.ts";
import { codePoint } from "../../../support/code-point.ts";

const text = fc.oneof(fc.string({ unit: codePoint, maxLength: 12 }), fc.string({ maxLength: 12 }));
const digits = fc.nat(999_999).map(String);

const agent = fc.record({
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
  callids: fc.constant<string[]>([]),
  inMultimediaConf: fc.constant(0),
  currentStateReason: fc.nat(255),
});

test("agents are written as JSON.stringify writes them", (t) => {
  fc.assert(
    fc.property(agent, (agent) => {
      equal(WHOLE.write(agent), JSON.stringify(agent));
      equal(WITH_GROUP_NAME.write(agent), JSON.stringify({ ...agent, groupName: agent.groupname }));
    }),
  );
  t.end();
});

test("a stored text with a new time equals the text of an agent with that time", (t) => {
  fc.assert(
    fc.property(agent, fc.array(fc.nat(), { maxLength: 4 }), (agent, times) => {
      const agentText = new AgentText(WHOLE.write(agent), agent.currentstatetime);
      for (const currentstatetime of times) {
        agentText.setSeconds(currentstatetime);
        const bytes = Buffer.alloc(agentText.byteLength);
        agentText.copyTo(bytes, 0);
        equal(bytes.toString(), WHOLE.write({ ...agent, currentstatetime }));
      }
    }),
  );
  t.end();
});
