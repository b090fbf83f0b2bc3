package ccgw.junit;

import ccgw.CcgwException;
import ccgw.World;
import java.util.stream.Collectors;

/** The findings about a client, which are added to the failure of its test. This exception has no stack trace. */
final class FindingsReport extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private FindingsReport(String message) {
    super(message, null, false, false);
  }

  static void addTo(Throwable failure, World world) {
    try {
      var found = world.findings();
      if (found.isEmpty()) return;
      var lines = found.stream().map(Object::toString).collect(Collectors.joining("\n  "));
      failure.addSuppressed(new FindingsReport("Findings of the simulator about the client:\n  " + lines));
    } catch (CcgwException e) {
      // The simulator may be the reason for the failure.
      failure.addSuppressed(e);
    }
  }

  @Override
  public String toString() {
    return getMessage();
  }
}
