using Amazon.Runtime;

namespace FleetDiff.Aws;

/// <summary>Gives an SDK client an HTTP client that follows no redirect and trusts what AWS_CA_BUNDLE names.</summary>
internal sealed class PlainHttp : HttpClientFactory
{
    // The SDK's own, for a client that has none.
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(100);

    /// <summary>The handler that sends every request to AWS.</summary>
    public static SocketsHttpHandler NewHandler() =>
        new() { AllowAutoRedirect = false, SslOptions = CaBundle.TlsOptions() };

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(NewHandler()) { Timeout = clientConfig.Timeout ?? UsualTimeout };
}
