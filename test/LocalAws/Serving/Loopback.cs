using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Features;

namespace LocalAws.Serving;

internal delegate Task Handler(HttpContext context, CancellationToken aborted);

/// <summary>An HTTP server that only this machine can reach.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();

    private Loopback(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    public static async Task<Loopback> StartAsync(Handler handler, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port: 0, listener =>
            {
                if (certificate is not null)
                {
                    listener.UseHttps(certificate);
                }
            });
        });
        var loopback = new Loopback(builder.Build());
        loopback._app.Run(context => loopback.HandleAsync(handler, context));
        await loopback._app.StartAsync();
        return loopback;
    }

    /// <summary>Returns the path as it was sent: Request.Path leaves %2F encoded, an S3 key does not.</summary>
    public static (string Path, string Query) Target(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0
            ? (Uri.UnescapeDataString(target), "")
            : (Uri.UnescapeDataString(target[..mark]), target[mark..]);
    }

    public static async Task<byte[]> ReadAsync(HttpContext context, CancellationToken aborted)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, aborted);
        return body.ToArray();
    }

    public static IReadOnlyDictionary<string, string> Headers(HttpContext context) => context.Request.Headers
        .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task HandleAsync(Handler handler, HttpContext context)
    {
        using var aborted = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            await handler(context, aborted.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            context.Abort();
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync($"LocalAws itself failed: {e}", CancellationToken.None);
        }
    }
}
