// Records the pushes of a real gateway in the journal of a world that did not send their events.
import { agentOfPush, endOfPush } from "../../upstream/pushes/failed-push.ts";
import type { PushRecorder } from "../../upstream/pushes/passed-pushes.ts";
import type { World } from "../../world/world.ts";
import { PushedEvents, pushedEventsOf } from "../session/pushed-events.ts";

/**
 * Returns a recorder that adds an entry for each push to the journal of a world. The entries have no serial numbers of events, because the
 * world did not send these events.
 */
export function createPushRecorder(world: World): PushRecorder {
  const pushed = new PushedEvents();
  return {
    begin: (uri, body) => {
      world.catchUp();
      const agent = agentOfPush(body);
      const id = agent === undefined ? undefined : Number(agent);
      return world.journal.pushes.open({ uri, agent: id, body, events: [], isRepeated: false });
    },
    end: (record, exchange, failure) => {
      world.catchUp();
      const { journal } = world;
      const isRepeated = pushed.take(exchange).length < pushedEventsOf(exchange).length;
      journal.noteEvents(record, [], isRepeated);
      journal.pushes.close(record, endOfPush(exchange, failure));
    },
  };
}
