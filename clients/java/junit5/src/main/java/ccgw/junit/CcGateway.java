package ccgw.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a simulator. A test, and its {@code @BeforeEach} and {@code @AfterEach} methods, may have these parameters:
 *
 * <ul>
 *   <li>{@link ccgw.World}: a new world for this test, deleted after it
 *   <li>{@link ccgw.Simulator}: the simulator, which all tests of the run share
 *   <li>{@link javax.net.ssl.SSLContext}: a TLS context that trusts only its certificate
 * </ul>
 *
 * <p>The annotation of a method replaces that of its class. If a test fails, the findings about its client are added to the failure.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CcGatewayExtension.class)
public @interface CcGateway {
  /** The scenario: the name of a shipped one, a class path resource that ends with .yaml, or YAML text. By default a quiet center. */
  String scenario() default "";

  /** The clock: {@code manual}, or a multiple of wall time such as {@code 60x}. */
  String clock() default "manual";

  /** The random seed. */
  long seed() default 1;

  /** Settings of the world, such as {@code "ringTime=20s"}. */
  String[] settings() default {};
}
