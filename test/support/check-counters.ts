// That what a center has counted is what its log comes to: by its own explanations, and counted anew by someone else's rules.
import { deepEqual, ok } from "node:assert/strict";
import type { AgentId, Center, Counters, Explanation, LoggedEvent } from "../../src/core/index.ts";
import { COUNTERS } from "../../src/core/index.ts";
import { addedUp } from "./explanations.ts";
import { recount } from "./recount.ts";
import { nothing, type Story, storyOf } from "./story-of-counting.ts";

/** Every counter of every agent is what the log comes to when it is read anew; throws with the agent whose is not. */
export function countersAgree(center: Center): void {
  const { now, log } = center;
  if (log.length === 0) return;
  const logged = log.recent();
  const isWhole = logged.length === log.length;
  const lives = livesIn(logged);
  const { statistics } = center.snapshot();
  const days = logged.filter(({ event }) => event.type === "dayBegan");
  for (const id of center.state.agents.keys()) {
    const counters = center.statistics(id);
    const life = lives.get(id);
    if (life === undefined) {
      if (isWhole) deepEqual(counters, nothing(), `agent ${id}, to whom nothing has happened`);
      continue;
    }
    const explanation = center.explain(id);
    deepEqual(addedUp(explanation), counters, `agent ${id}: its explanation does not add up to its counters`);
    nothingIsOwed(id, explanation);
    const story = storyOf({ life, days, statistics });
    if (isWhole || (story.began?.type === "signedIn" && explanation.gone === 0)) {
      recountAgrees({ id, now, counters, explanation, story, isWhole });
    }
  }
}

/** What is told as forgotten is never less than nothing, and nothing where the log has everything. */
function nothingIsOwed(id: AgentId, { gone, counts, times }: Explanation): void {
  ok(gone >= 0, `agent ${id}: events in the log that were not counted: ${-gone}`);
  for (const [name, made] of Object.entries({ ...counts, ...times })) {
    ok(made.gone >= 0, `agent ${id}: the log comes to more of ${name} than was counted: ${-made.gone} more`);
  }
  if (gone > 0) return;
  for (const [name, made] of Object.entries(counts)) {
    ok(made.gone === 0, `agent ${id}: no event made ${name} so many: ${made.gone} too many`);
  }
}

interface Recounted {
  readonly id: AgentId;
  readonly now: number;
  readonly counters: Counters;
  readonly explanation: Explanation;
  readonly story: Story;
  readonly isWhole: boolean;
}

function recountAgrees({ id, now, counters, explanation, story, isWhole }: Recounted): void {
  const { counts, times } = explanation;
  const lived = recount(story.life, now, story.transfersAt, story.began);
  const anew = { ...lived };
  for (const name of COUNTERS) anew[name] += story.past[name];
  const counted = Object.fromEntries(COUNTERS.map((name) => [name, { ...counts, ...times }[name].counted]));
  deepEqual(counted, anew, `agent ${id}: its counters are not what the log comes to`);
  // A pin may be older than what the log has.
  if (isWhole) deepEqual(counters, { ...anew, ...story.pins }, `agent ${id}: its pinned counters`);
}

function livesIn(logged: readonly LoggedEvent[]): Map<AgentId, LoggedEvent[]> {
  const lives = new Map<AgentId, LoggedEvent[]>();
  for (const one of logged) {
    if (!("agent" in one.event)) continue;
    const life = lives.get(one.event.agent);
    if (life === undefined) lives.set(one.event.agent, [one]);
    else life.push(one);
  }
  return lives;
}
