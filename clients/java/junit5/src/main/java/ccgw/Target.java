package ccgw;

import java.util.Map;

/** Whom a call or a transfer goes to. */
public final class Target {
  private final Map<String, Object> members;

  private Target(String kind, Object id) {
    members = Map.of(kind, id);
  }

  /** An agent by its id. */
  public static Target agent(int id) {
    return new Target("agent", id);
  }

  /** A queue by its id. */
  public static Target queue(int id) {
    return new Target("queue", id);
  }

  /** An IVR by its id. */
  public static Target ivr(int id) {
    return new Target("ivr", id);
  }

  /** A telephone number. */
  public static Target number(String number) {
    return new Target("number", number);
  }

  Map<String, Object> members() {
    return members;
  }
}
