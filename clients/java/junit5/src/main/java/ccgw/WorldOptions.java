package ccgw;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Options of a new world. Without a scenario it has the agents 101 to 110 in queue 25, and nothing happens by itself. */
public final class WorldOptions {
  private static final String QUIET_CENTER =
      "name: Quiet center\n"
          + "center:\n"
          + "  queues: [{ id: 25, name: Support }]\n"
          + "  agents: [{ ids: 101-110, queues: [25] }]\n";

  private final Map<String, Object> members = new LinkedHashMap<>();

  private WorldOptions() {
    members.put("scenario", QUIET_CENTER);
    members.put("clock", "manual");
  }

  /** Returns options with a manual clock and a quiet center. */
  public static WorldOptions quiet() {
    return new WorldOptions();
  }

  /** Sets the scenario: the name of a shipped one, or YAML text. */
  public WorldOptions scenario(String scenario) {
    return with("scenario", scenario);
  }

  /** Sets the clock: {@code manual}, or a multiple of wall time such as {@code 60x}. */
  public WorldOptions clock(String clock) {
    return with("clock", clock);
  }

  /** Sets the random seed. */
  public WorldOptions seed(long seed) {
    return with("seed", seed);
  }

  /** Sets the world time at the start. */
  public WorldOptions start(Instant start) {
    return with("start", start.toString());
  }

  /** Sets a setting of the world, such as {@code ringTime}. */
  public WorldOptions setting(String name, Object value) {
    @SuppressWarnings("unchecked")
    var settings = (Map<String, Object>) members.computeIfAbsent("settings", key -> new LinkedHashMap<String, Object>());
    settings.put(name, value);
    return this;
  }

  Map<String, Object> members() {
    return members;
  }

  private WorldOptions with(String name, Object value) {
    members.put(name, value);
    return this;
  }
}
