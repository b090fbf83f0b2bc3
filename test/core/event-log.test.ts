// Tests of the event log and of the mailbox of a client that does not fetch its events.
import { test } from "tap";
import { EventLog, LOG_LENGTH } from "../../src/core/model/event-log.ts";
import { MAILBOX_LENGTH } from "../../src/core/model/mailbox.ts";
import { openCenter } from "../support/center.ts";

test("events are numbered from 1, and stored in order", (t) => {
  const log = new EventLog();
  log.append(5, { type: "dayBegan" });
  log.append(7, { type: "callOver", call: "1-1" }, 4);
  t.equal(log.length, 2);
  t.same(log.recent(), [
    { serial: 1, at: 5, cause: 0, event: { type: "dayBegan" } },
    { serial: 2, at: 7, cause: 4, event: { type: "callOver", call: "1-1" } },
  ]);
  t.end();
});

test("the oldest events are dropped, and numbering continues", (t) => {
  const log = new EventLog();
  for (let i = 0; i < LOG_LENGTH + 3; i++) log.append(i, { type: "dayBegan" });
  t.equal(log.length, LOG_LENGTH + 3);
  const serials = log.recent().map(({ serial }) => serial);
  t.equal(serials.length, LOG_LENGTH);
  t.same(serials.slice(0, 2), [4, 5]);
  t.equal(serials.at(-1), LOG_LENGTH + 3);
  t.end();
});

test("listeners get each event after it is counted, until they unsubscribe", (t) => {
  const { center, signIn, sayBusy, sayFree } = openCenter();
  signIn(101);
  const received: unknown[] = [];
  const unsubscribe = center.log.listen(({ event }) => received.push([event.type, center.statistics(101).busynums]));
  sayBusy(101);
  unsubscribe();
  sayFree(101);
  t.same(received, [["becameBusy", 1]]);
  t.end();
});

test("the mailbox of a client that does not fetch its events keeps the newest events", (t) => {
  const { center, signIn, sayFree } = openCenter();
  signIn(101);
  for (let i = 0; i < MAILBOX_LENGTH; i++) sayFree(101);
  const mailbox = center.agent(101)?.mailbox.waiting ?? [];
  t.equal(mailbox.length, MAILBOX_LENGTH);
  t.same(mailbox[0]?.event, { type: "becameIdle", agent: 101, again: true, forced: false });
  t.equal(mailbox.at(-1)?.serial, center.log.length);
  t.end();
});
