using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using LocalAws.Explorer;
using LocalAws.Findings;
using LocalAws.Identity;
using LocalAws.Nodes;
using LocalAws.Notifying;
using LocalAws.Organizing;
using LocalAws.Recording;
using LocalAws.Serving;
using LocalAws.Storage;

namespace LocalAws;

/// <summary>AWS on loopback: one URL for all services, distinguished by the credential scope of the signature.</summary>
public sealed class LocalAwsServer : IAsyncDisposable
{
    /// <summary>The account of the caller and of every bucket.</summary>
    public const string AccountId = "111122223333";

    public const string Region = "eu-west-1";

    private readonly ConcurrentQueue<AwsRequest> _requests = new();
    private readonly Dictionary<string, AwsService> _services;
    private Loopback? _loopback;

    private LocalAwsServer()
    {
        AwsService[] services =
        [
            new ResourceExplorerApi(ResourceExplorer),
            new SecurityHubApi(SecurityHub),
            new SystemsManagerApi(SystemsManager),
            new ConfigApi(Config),
            new OrganizationsApi(Organizations),
            new S3Api(S3),
            new SnsApi(Sns),
            new StsApi(Identities),
            new SsoApi(Identities),
        ];
        _services = services.ToDictionary(service => service.Name);
    }

    public ResourceExplorer ResourceExplorer { get; } = new();

    public SecurityHub SecurityHub { get; } = new();

    public SystemsManager SystemsManager { get; } = new();

    public AwsConfig Config { get; } = new();

    public Organizations Organizations { get; } = new();

    public Buckets S3 { get; } = new();

    public Identities Identities { get; } = new();

    public Topics Sns { get; } = new();

    public Faults Faults { get; } = new();

    public string Url => _loopback!.Url.GetLeftPart(UriPartial.Authority);

    /// <summary>All requests so far, in the order of arrival.</summary>
    public IReadOnlyList<AwsRequest> Requests => [.. _requests];

    /// <summary>The environment variables of a process that uses this server and no profile of the machine.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["AWS_ENDPOINT_URL"] = Url,
        ["AWS_ACCESS_KEY_ID"] = "AKIALOCALAWSEXAMPLE0",
        ["AWS_SECRET_ACCESS_KEY"] = "nobody-checks-the-signature",
        ["AWS_REGION"] = Region,
        ["AWS_DEFAULT_REGION"] = Region,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_CONFIG_FILE"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null",
        ["AWS_SHARED_CREDENTIALS_FILE"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null",
        ["NO_PROXY"] = "127.0.0.1",
    };

    /// <summary>Starts a server on a free port.</summary>
    /// <param name="certificate">The certificate for TLS. Null for plain HTTP.</param>
    public static async Task<LocalAwsServer> StartAsync(X509Certificate2? certificate = null)
    {
        var server = new LocalAwsServer();
        server._loopback = await Loopback.StartAsync(server.HandleAsync, certificate);
        return server;
    }

    public ValueTask DisposeAsync() => _loopback!.DisposeAsync();

    private async Task HandleAsync(HttpContext context, CancellationToken aborted)
    {
        var (path, query) = Loopback.Target(context);
        var bytes = await Loopback.ReadAsync(context, aborted);
        var signed = SigningScope.Of(context.Request.Headers.Authorization);
        var scope = signed ?? SigningScope.OfUnsigned(path);
        var service = _services.GetValueOrDefault(scope.Service)
            ?? throw new NotSupportedException($"The service '{scope.Service}' is not supported.");

        var request = new AwsRequest
        {
            Service = scope.Service,
            Region = scope.Region,
            KeyId = scope.KeyId,
            Method = context.Request.Method,
            Path = path,
            Query = query,
            Headers = Loopback.Headers(context),
            Bytes = bytes,
            Time = DateTimeOffset.UtcNow,
        };
        request = request with { Operation = service.OperationOf(request) };
        _requests.Enqueue(request);

        var exchange = new Exchange(service, request, aborted);
        var answer = signed is null && !service.TakesUnsigned(request)
            ? exchange.Refuse(new(403, "MissingAuthenticationToken", "Request is missing Authentication Token"))
            : Faults.For(request) is { } fault ? await fault.RunAsync(exchange)
            : exchange.Answer();
        await answer.WriteAsync(context, aborted);
    }
}
