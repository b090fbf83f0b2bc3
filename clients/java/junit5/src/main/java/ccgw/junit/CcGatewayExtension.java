package ccgw.junit;

import ccgw.Simulator;
import ccgw.StartOptions;
import ccgw.World;
import ccgw.WorldOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/** The extension behind {@link CcGateway}. It is safe for tests that run in parallel. */
public final class CcGatewayExtension implements ParameterResolver, TestExecutionExceptionHandler {
  private static final Namespace NAMESPACE = Namespace.create(CcGatewayExtension.class);
  private static final List<Class<?>> TYPES = List.of(World.class, Simulator.class, SSLContext.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return TYPES.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    if (type == World.class) return findOrAllocateWorld(context);
    var simulator = findOrOpenSimulator(context);
    return type == Simulator.class ? simulator : simulator.trust().sslContext();
  }

  /** Adds the findings about the client of a test to its failure. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
    var stored = context.getStore(NAMESPACE).get("world", StoredWorld.class);
    if (stored != null) FindingsReport.addTo(failure, stored.world);
    throw failure;
  }

  private static World findOrAllocateWorld(ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "A World cannot be a parameter here, because it belongs to one test: make it a parameter of the test, or of its @BeforeEach or @AfterEach"
              + " method, or use Simulator.allocate");
    }
    var simulator = findOrOpenSimulator(context);
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("world", key -> new StoredWorld(simulator.allocate(readOptions(context))), StoredWorld.class)
        .world;
  }

  private static Simulator findOrOpenSimulator(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("simulator", key -> new StoredSimulator(openSimulator(context)), StoredSimulator.class)
        .simulator;
  }

  /** Connects to a running simulator, or starts one. */
  private static Simulator openSimulator(ExtensionContext context) {
    var url = findSetting(context, "ccgw.controlUrl", "CCGW_CONTROL_URL");
    if (url.isPresent()) {
      var token = findSetting(context, "ccgw.controlToken", "CCGW_CONTROL_TOKEN").orElse(null);
      return Simulator.connect(url.get(), token, findSetting(context, "ccgw.gatewayUrl", "CCGW_GATEWAY_URL").orElse(null));
    }
    var options = StartOptions.usual();
    findSetting(context, "ccgw.command", "CCGW_COMMAND").ifPresent(options::command);
    findSetting(context, "ccgw.options", "CCGW_OPTIONS").ifPresent(options::options);
    return Simulator.start(options);
  }

  private static Optional<String> findSetting(ExtensionContext context, String parameter, String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> !value.isEmpty())
        .or(() -> context.getConfigurationParameter(parameter));
  }

  private static WorldOptions readOptions(ExtensionContext context) {
    var options = WorldOptions.quiet();
    var annotation =
        AnnotationSupport.findAnnotation(context.getTestMethod(), CcGateway.class)
            .or(() -> findOnClasses(context.getRequiredTestClass()));
    if (annotation.isEmpty()) return options;
    var given = annotation.get();
    if (!given.scenario().isEmpty()) options.scenario(readScenario(given.scenario(), context.getRequiredTestClass()));
    options.clock(given.clock()).seed(given.seed());
    for (var setting : given.settings()) {
      var parts = setting.split("=", 2);
      if (parts.length < 2) throw new ExtensionConfigurationException("\"" + setting + "\" in settings of @CcGateway is not a setting: use NAME=VALUE, such as ringTime=20s");
      options.setting(parts[0].trim(), parts[1].trim());
    }
    return options;
  }

  /** Returns the annotation of a class or, for nested tests, of an enclosing class. */
  private static Optional<CcGateway> findOnClasses(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      var found = AnnotationSupport.findAnnotation(at, CcGateway.class);
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  private static String readScenario(String scenario, Class<?> test) {
    if (scenario.contains("\n") || !scenario.endsWith(".yaml")) return scenario;
    try (var resource = test.getResourceAsStream(scenario)) {
      if (resource == null) {
        throw new ExtensionConfigurationException("\"" + scenario + "\" is not a resource of the class path, looked up from " + test.getName());
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the world when the store of its test closes. */
  private static final class StoredWorld implements CloseableResource {
    private final World world;

    StoredWorld(World world) {
      this.world = world;
    }

    @Override
    public void close() {
      world.close();
    }
  }

  /** Closes the simulator at the end of the run, which stops it if this process started it. */
  private static final class StoredSimulator implements CloseableResource {
    private final Simulator simulator;

    StoredSimulator(Simulator simulator) {
      this.simulator = simulator;
    }

    @Override
    public void close() {
      simulator.close();
    }
  }
}
