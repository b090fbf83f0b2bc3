package ccgw;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/** An isolated contact center with its own agents, calls, clock and journal. Closing it deletes it. */
public final class World implements AutoCloseable {
  private final Control control;
  private final Trust trust;
  private final String path;
  private final String name;
  private final String url;

  World(Control control, Trust trust, String name, String url) {
    this.control = control;
    this.trust = trust;
    this.name = name;
    this.url = url;
    path = "/worlds/" + Control.encodeSegment(name);
  }

  /** Returns the name of the world. */
  public String name() {
    return name;
  }

  /** Returns the URL of the gateway for clients of this world, without {@code /agentgateway/resource}. */
  public String url() {
    return url;
  }

  /** Returns the root of all interfaces: the URL and {@code /agentgateway/resource}. */
  public String resource() {
    return url + "/agentgateway/resource";
  }

  /** Returns a TLS context that trusts only the simulator, for {@code HttpClient.newBuilder().sslContext(...)}. */
  public SSLContext sslContext() {
    return trust.sslContext();
  }

  /** Returns the trust manager, which okhttp requires in addition to a socket factory. */
  public X509TrustManager trustManager() {
    return trust.trustManager();
  }

  /** Returns a handle for an agent. */
  public Agent agent(int id) {
    return new Agent(control, path, id);
  }

  /** Lets a customer with a random number call a queue or an agent. */
  public Call incomingCall(Target to) {
    return incomingCall(to, Map.of());
  }

  /** Lets a customer call. The members are those of the control API, such as {@code from}, {@code patience} and {@code talk}. */
  public Call incomingCall(Target to, Map<String, ?> members) {
    var body = new LinkedHashMap<String, Object>(members);
    body.put("to", to.members());
    return new Call(control, path, control.request("POST", path + "/calls", body));
  }

  /** Advances the clock, and returns the world time after everything that was due has happened. */
  public Instant advance(Duration by) {
    // Simulating a busy month takes minutes.
    var body = Map.of("by", Control.durationOf(by));
    var answer = control.request("POST", path + "/clock/advance", body, Duration.ofMinutes(10));
    return Instant.parse(answer.get("now").asText());
  }

  /** Returns the world time. */
  public Instant now() {
    return Instant.parse(control.request("GET", path + "/clock", null).get("now").asText());
  }

  /** Sets the mode of the clock: {@code manual}, or a multiple of wall time such as {@code 60x}. */
  public void setClock(String mode) {
    control.request("PUT", path + "/clock", Map.of("mode", mode));
  }

  /** Returns the findings: client behavior that the real gateway would punish, or that its documents advise against. */
  public List<Finding> findings() {
    var found = control.request("GET", path + "/findings", null).get("findings");
    return found.items().stream().map(Finding::new).collect(Collectors.toList());
  }

  /** Returns the requests of clients that match a query ({@code agent}, {@code operation}, {@code retcode}), oldest first. */
  public List<Json> journal(Map<String, ?> query) {
    return control.request("GET", path + "/journal" + Control.encodeQuery(query), null).get("entries").items();
  }

  /**
   * Checks that a client sent a request at least once.
   *
   * @param operation the documented name of the operation, such as {@code answer}
   * @param within how long to wait for it, in wall time; zero to check immediately
   * @throws ControlException of kind {@code not-verified}, whose message has the most similar request
   */
  public void verify(String operation, Duration within) {
    verify(Map.of("operation", operation), within);
  }

  /**
   * Checks the requests of clients, and returns the answer with the {@code matches}. The members are those of the control API:
   * {@code operation}, {@code agent}, {@code times} and so on.
   */
  public Json verify(Map<String, ?> members, Duration within) {
    var body = new LinkedHashMap<String, Object>(members);
    if (!within.isZero()) body.put("within", Control.durationOf(within));
    return control.request("POST", path + "/verify", body, Control.extendTimeout(within));
  }

  /**
   * Waits until an agent has a state or gets an event, or a client sends a request. An event or a request also counts if it came before,
   * unless it or a later one has fulfilled an earlier wait for the same agent.
   *
   * @param condition {@code agent} and {@code state}, {@code agent} and {@code event}, or {@code operation} with or without {@code agent}
   * @param within how long to wait, in wall time
   * @return what happened
   * @throws ControlException of kind {@code not-verified}, whose message says what happened instead
   */
  public Json waitFor(Map<String, ?> condition, Duration within) {
    var body = new LinkedHashMap<String, Object>(condition);
    body.put("within", Control.durationOf(within));
    return control.request("POST", path + "/wait-for", body, Control.extendTimeout(within));
  }

  /**
   * Makes requests fail on purpose.
   *
   * @param rule the rule of the fault, such as {@code Map.of("times", 2, "effect", Map.of("retcode", "100-007"))}
   * @return the fault, with a sentence that describes it
   */
  public Json addFault(Map<String, ?> rule) {
    return control.request("POST", path + "/faults", rule);
  }

  /** Deletes all faults. */
  public void clearFaults() {
    control.request("DELETE", path + "/faults", null);
  }

  /** Sends any request of the control API to this world, such as {@code request("GET", "/queues/25", null)}. */
  public Json request(String method, String pathBelow, Object body) {
    return control.request(method, path + pathBelow, body);
  }

  /** Resets the world to the beginning of its scenario. */
  public void reset() {
    control.request("POST", path + "/reset", null);
  }

  /** Deletes the world. */
  @Override
  public void close() {
    control.request("DELETE", path, null);
  }

  /** Returns the name and the URL. */
  @Override
  public String toString() {
    return "world " + name + " at " + url;
  }
}
