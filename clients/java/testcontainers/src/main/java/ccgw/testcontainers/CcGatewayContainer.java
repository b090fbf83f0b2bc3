package ccgw.testcontainers;

import ccgw.Simulator;
import java.util.UUID;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * The simulator in a container, with a manual clock. After the start, {@link #simulator} controls it.
 *
 * <pre>{@code
 * @Container
 * static final CcGatewayContainer container = new CcGatewayContainer("cc-gateway-simulator");
 * }</pre>
 */
public class CcGatewayContainer extends GenericContainer<CcGatewayContainer> {
  private static final int GATEWAY_PORT = 8043;
  private static final int CONTROL_PORT = 8044;

  private final String token = UUID.randomUUID().toString();
  private Simulator simulator;

  /** Creates a container of an image. No image is published: build it from the repository. */
  public CcGatewayContainer(String image) {
    this(DockerImageName.parse(image));
  }

  /** Creates a container of an image. */
  public CcGatewayContainer(DockerImageName image) {
    super(image);
    withExposedPorts(GATEWAY_PORT, CONTROL_PORT);
    withEnv("CCGW_CONTROL_HOST", "0.0.0.0");
    withEnv("CCGW_CONTROL_TOKEN", token);
    withEnv("CCGW_CLOCK", "manual");
    waitingFor(Wait.forHttp("/healthz").forPort(CONTROL_PORT));
  }

  /** Sets the scenario of the world {@code default}: the name of a shipped one, or a file in the container. */
  public CcGatewayContainer withScenario(String scenario) {
    return withCommand(scenario);
  }

  /** Returns the URL of the gateway, as clients on this machine reach it. */
  public String gatewayUrl() {
    return "https://" + getHost() + ":" + getMappedPort(GATEWAY_PORT);
  }

  /** Returns the simulator in the container. Clients on this machine can reach the addresses of its worlds. */
  public synchronized Simulator simulator() {
    if (simulator == null) {
      simulator = Simulator.connect("http://" + getHost() + ":" + getMappedPort(CONTROL_PORT), token, gatewayUrl());
    }
    return simulator;
  }
}
