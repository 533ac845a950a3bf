using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Clients;

/// <summary>
/// Reads AWS_CA_BUNDLE: a PEM file whose root certificates replace those of the system, as in the AWS CLI. Networks that
/// inspect TLS sign with their own root certificate.
/// </summary>
internal static class CaBundle
{
    private const string Variable = "AWS_CA_BUNDLE";

    private static readonly Lazy<X509Certificate2Collection?> Certificates = new(() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file ? Read(file) : null);

    /// <summary>Creates the TLS options of a connection to AWS.</summary>
    /// <exception cref="RunFailedException">The file cannot be read, or has no certificate.</exception>
    public static SslClientAuthenticationOptions CreateTlsOptions() => Certificates.Value is { } certificates
        ? new() { CertificateChainPolicy = CreatePolicy(certificates) }
        : new();

    /// <exception cref="RunFailedException">The file cannot be read, or has no certificate.</exception>
    internal static X509Certificate2Collection Read(string file)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw CreateUnusable(file, $"cannot be read: {e.Message.TrimEnd('.')}", e);
        }

        return certificates.Count > 0 ? certificates : throw CreateUnusable(file, "has no certificate in PEM form", null);
    }

    /// <summary>Creates a policy that trusts only these certificates.</summary>
    internal static X509ChainPolicy CreatePolicy(X509Certificate2Collection certificates)
    {
        // The default of SslStream: it does not check for revocation.
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(certificates);
        // A bundle may include intermediate certificates: some servers do not send them.
        policy.ExtraStore.AddRange(certificates);
        return policy;
    }

    private static RunFailedException CreateUnusable(string file, string why, Exception? cause) =>
        new($"{Variable} names {file}, which {why}. Correct it, or unset it, and run again.", cause);
}
