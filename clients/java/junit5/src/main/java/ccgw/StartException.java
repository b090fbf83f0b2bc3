package ccgw;

/** A simulator could not be started. The message has its output, if there is any. */
public final class StartException extends CcgwException {
  private static final long serialVersionUID = 1L;

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
