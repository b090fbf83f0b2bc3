package ccgw;

import java.time.Duration;
import java.util.Map;

/**
 * One agent of a world. The methods for calls play the agent, with the same effect as requests of its client. If an
 * action is not possible now, they throw a {@link ControlException} with the retcode.
 */
public final class Agent {
  private final Control control;
  private final String world;
  private final String path;
  private final int id;

  Agent(Control control, String world, int id) {
    this.control = control;
    this.world = world;
    this.id = id;
    path = world + "/agents/" + id;
  }

  /** Returns the id of the agent, its workno. */
  public int id() {
    return id;
  }

  /** Returns the agent with its session and counters. */
  public Json get() {
    return control.request("GET", path, null);
  }

  /** Returns the state. */
  public AgentState state() {
    return AgentState.of(get().get("state").asText());
  }

  /**
   * Waits until the agent has a state.
   *
   * @param within how long to wait, in wall time
   * @throws ControlException of kind {@code not-verified}, whose message has the actual state
   */
  public void waitForState(AgentState state, Duration within) {
    waitFor("state", state.word(), within);
  }

  /**
   * Waits until the agent gets an event, such as {@code AgentEvent_Ringing}. One that came before also counts, unless it or a
   * later one has fulfilled an earlier wait.
   *
   * @param within how long to wait, in wall time
   * @return what happened, with the {@code event}
   * @throws ControlException of kind {@code not-verified}, whose message has the events that came instead
   */
  public Json waitForEvent(String event, Duration within) {
    return waitFor("event", event, within);
  }

  /**
   * Waits until the agent's client requests an operation, such as {@code answer}. A request that came before also counts, unless it or
   * a later one has fulfilled an earlier wait.
   *
   * @param within how long to wait, in wall time
   * @return what happened, with the {@code request}
   * @throws ControlException of kind {@code not-verified}, whose message has the most similar request
   */
  public Json waitForOperation(String operation, Duration within) {
    return waitFor("operation", operation, within);
  }

  private Json waitFor(String member, String value, Duration within) {
    var body = Map.of("agent", id, member, value, "within", Control.durationOf(within));
    return control.request("POST", world + "/wait-for", body, Control.extendTimeout(within));
  }

  /** Returns the 18 counters. */
  public Statistics statistics() {
    return new Statistics(control.request("GET", path + "/statistics", null));
  }

  /** Returns each counter with the events that contributed to it. */
  public Json explain() {
    return control.request("GET", path + "/statistics?explain=true", null);
  }

  /** Changes members of the agent, such as {@code Map.of("state", "busy")}. */
  public void change(Map<String, ?> members) {
    control.request("PATCH", path, members);
  }

  /** Signs the agent in, joins all its queues, and lets the simulator play it. */
  public void signIn() {
    change(Map.of("signedIn", true));
  }

  /** Signs the agent out and ends its calls. */
  public void signOut() {
    change(Map.of("signedIn", false));
  }

  /** Pins a counter to a value until it is unpinned. */
  public void pin(String counter, long value) {
    change(Map.of("statistics", Map.of("set", Map.of(counter, value))));
  }

  /** Makes all counters count again. */
  public void unpin() {
    change(Map.of("statistics", Map.of("clear", true)));
  }

  /** Answers a ringing call. */
  public void answer() {
    act("answer", Map.of());
  }

  /** Rejects a ringing call. The agent becomes busy, and a call from a queue returns to that queue. */
  public void reject() {
    act("reject", Map.of());
  }

  /** Puts the current call on hold. */
  public void hold() {
    act("hold", Map.of());
  }

  /** Retrieves a call from hold. */
  public void retrieve() {
    act("retrieve", Map.of());
  }

  /** Hangs up the current call, or rejects a ringing one. */
  public void release() {
    act("release", Map.of());
  }

  /** Calls a number, an agent or a queue, and returns the new call. */
  public Call callOut(Target to) {
    return new Call(control, world, act("call-out", Map.of("to", to.members())));
  }

  /** Consults an agent or a queue during a call, and returns the call to the colleague. */
  public Call consult(Target to) {
    return new Call(control, world, act("consult", Map.of("to", to.members())));
  }

  /** Transfers the current call; the agent leaves immediately. */
  public void transfer(Target to) {
    act("transfer", Map.of("to", to.members()));
  }

  /**
   * Plays the agent with any verb of the control API.
   *
   * @param verb the verb, such as {@code record}
   * @param members the members of the body; none are allowed
   * @return the answer
   */
  public Json act(String verb, Map<String, ?> members) {
    return control.request("POST", path + "/" + Control.encodeSegment(verb), members.isEmpty() ? null : members);
  }
}
