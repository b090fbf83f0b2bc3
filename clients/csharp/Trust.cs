// Makes HttpClient trust the simulator's certificate.
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Ccgw
{
    /// <summary>Makes an HttpClient trust one CA, and check host names as usual.</summary>
    public static class Trust
    {
        /// <summary>Reads a certificate in PEM.</summary>
        public static X509Certificate2 ReadCertificate(string pem)
        {
#if NET5_0_OR_GREATER
            return X509Certificate2.CreateFromPem(pem);
#else
            return new X509Certificate2(Encoding.ASCII.GetBytes(pem));
#endif
        }

        /// <summary>Returns a handler that trusts only one CA, for <c>new HttpClient(handler)</c>.</summary>
        public static HttpClientHandler HandlerFor(X509Certificate2 ca)
        {
            return new HttpClientHandler
            {
                // A proxy of the environment does not reach a simulator on this machine.
                UseProxy = false,
                ServerCertificateCustomValidationCallback = (request, certificate, chain, errors) =>
                    (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && IsIssuedBy(ca, certificate)
            };
        }

        /// <summary>Returns whether a certificate is valid and its chain ends with the given CA.</summary>
        public static bool IsIssuedBy(X509Certificate2 ca, X509Certificate2 certificate)
        {
            using (var chain = new X509Chain())
            {
                chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
#if NET5_0_OR_GREATER
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(ca);
                return chain.Build(certificate);
#else
                chain.ChainPolicy.ExtraStore.Add(ca);
                chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
                if (!chain.Build(certificate) || chain.ChainElements.Count == 0) return false;
                var root = chain.ChainElements[chain.ChainElements.Count - 1].Certificate;
                return root.Thumbprint == ca.Thumbprint;
#endif
            }
        }
    }
}
