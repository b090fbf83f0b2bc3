package ccgw;

/** The base class of all exceptions of this package. */
public class CcgwException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CcgwException(String message, Throwable cause) {
    super(message, cause);
  }
}
