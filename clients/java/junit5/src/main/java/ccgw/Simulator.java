package ccgw;

import java.time.Duration;

/** A running simulator. */
public final class Simulator implements AutoCloseable {
  private final Control control;
  private final String gateway;
  private final boolean isMapped;
  private final String ca;
  private final Trust trust;
  private final AutoCloseable process;

  private Simulator(Control control, String gateway, AutoCloseable process) {
    this.control = control;
    this.process = process;
    ca = control.send("GET", "/ca.pem", null, Duration.ofSeconds(30));
    trust = Trust.of(ca);
    isMapped = gateway != null;
    this.gateway = isMapped ? gateway.replaceAll("/+$", "") : control.request("GET", "/simulator", null).get("gateway").asText();
  }

  /**
   * Connects to a running simulator. Closing it leaves the simulator running.
   *
   * @param controlUrl the address of its control API, such as {@code http://127.0.0.1:8044}
   * @param token its bearer token, or null
   * @param gatewayUrl the URL of the gateway for clients, as with mapped ports of a container; null for the URL that the simulator reports
   */
  public static Simulator connect(String controlUrl, String token, String gatewayUrl) {
    return new Simulator(new Control(controlUrl, token), gatewayUrl, null);
  }

  /**
   * Starts a simulator on free ports. It stops when it is closed, and when this process ends, even if this process is killed.
   *
   * @throws StartException if the command cannot be started, or the simulator is not ready in time
   */
  public static Simulator start(StartOptions options) {
    var process = SimulatorProcess.start(options);
    try {
      return new Simulator(new Control(process.controlUrl(), null), null, process);
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /** Returns the URL of the gateway for clients of the world {@code default}. */
  public String url() {
    return gateway;
  }

  /** Returns the address of the control API. */
  public String controlUrl() {
    return control.url();
  }

  /** Returns the CA certificate that clients must trust, as PEM. */
  public String ca() {
    return ca;
  }

  /** Returns an object that makes HTTP clients trust the CA certificate. */
  public Trust trust() {
    return trust;
  }

  /** Returns the client of the control API. */
  public Control control() {
    return control;
  }

  /** Returns the world {@code default}. */
  public World world() {
    return new World(control, trust, "default", gateway);
  }

  /** Creates a world for one test. Its name is random, so that parallel tests never collide. */
  public World allocate(WorldOptions options) {
    var allocation = control.request("POST", "/allocations", options.members());
    var name = allocation.get("name").asText();
    return new World(control, trust, name, isMapped ? gateway + "/w/" + name : allocation.get("url").asText());
  }

  /** Stops the simulator if this process started it. */
  @Override
  public void close() {
    try {
      if (process != null) process.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
