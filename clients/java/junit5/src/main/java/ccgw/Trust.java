package ccgw;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Makes HTTP clients trust one CA. Host names are checked as usual. */
public final class Trust {
  /** The password of the trust stores that {@link #writeTrustStore} writes. */
  public static final String PASSWORD = "changeit";

  private final KeyStore store;

  private Trust(KeyStore store) {
    this.store = store;
  }

  /** Returns an object that makes clients trust only one CA certificate (PEM). */
  public static Trust of(String pem) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
      store.setCertificateEntry("ccgw", CertificateFactory.getInstance("X.509").generateCertificate(bytes));
      return new Trust(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("This is not a certificate in PEM: " + pem, e);
    }
  }

  /** Returns a TLS context that trusts only the CA, for {@code HttpClient.newBuilder().sslContext(...)}. */
  public SSLContext sslContext() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new X509TrustManager[] {trustManager()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the trust manager, which okhttp requires in addition to a socket factory. */
  public X509TrustManager trustManager() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a PKCS12 trust store for {@code -Djavax.net.ssl.trustStore}, with the password {@value #PASSWORD}. */
  public void writeTrustStore(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
