package ccgw;

import java.util.Map;

/** The target of a call or a transfer. */
public final class Target {
  private final Map<String, Object> members;

  private Target(String kind, Object id) {
    members = Map.of(kind, id);
  }

  /** Returns the agent with an id as the target. */
  public static Target agent(int id) {
    return new Target("agent", id);
  }

  /** Returns the queue with an id as the target. */
  public static Target queue(int id) {
    return new Target("queue", id);
  }

  /** Returns the IVR with an id as the target. */
  public static Target ivr(int id) {
    return new Target("ivr", id);
  }

  /** Returns a telephone number as the target. */
  public static Target number(String number) {
    return new Target("number", number);
  }

  Map<String, Object> members() {
    return members;
  }
}
