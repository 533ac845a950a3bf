using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Clients;

/// <summary>
/// The certificates that AWS_CA_BUNDLE names: a PEM file whose roots are trusted in place of the system's, as by the AWS
/// CLI. Networks that inspect TLS sign with a root of their own.
/// </summary>
internal static class CaBundle
{
    private const string Variable = "AWS_CA_BUNDLE";

    private static readonly Lazy<X509Certificate2Collection?> Certificates = new(() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file ? Read(file) : null);

    /// <summary>The TLS options of a connection to AWS.</summary>
    /// <exception cref="RunFailedException">The file cannot be read, or has no certificate.</exception>
    public static SslClientAuthenticationOptions CreateTlsOptions() => Certificates.Value is { } certificates
        ? new() { CertificateChainPolicy = CreatePolicy(certificates) }
        : new();

    /// <summary>Reads a PEM file of certificates.</summary>
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

    /// <summary>Trust in these certificates alone.</summary>
    internal static X509ChainPolicy CreatePolicy(X509Certificate2Collection certificates)
    {
        // As without a policy of one's own: SslStream asks nobody whether a certificate was revoked.
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(certificates);
        // A bundle may have intermediate certificates too, which a server should send and some do not.
        policy.ExtraStore.AddRange(certificates);
        return policy;
    }

    private static RunFailedException CreateUnusable(string file, string why, Exception? cause) =>
        new($"{Variable} names {file}, which {why}. Correct it, or unset it, and run again.", cause);
}
