using System.Globalization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal delegate Task<Stream> Handler(Stream input, ILambdaContext context);

public class LambdaBootstrap : IDisposable
{
    private readonly Handler _handler;
    private readonly LambdaBootstrapInitializer _initializer;
    private readonly RuntimeApi _api = new();
    private readonly LambdaLog _log = new();

    internal LambdaBootstrap(Handler handler, LambdaBootstrapInitializer initializer) =>
        (_handler, _initializer) = (handler, initializer);

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        LimitHeapToTheFunctionsMemory();
        if (!await InitializeAsync())
        {
            return;
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await InvokeAsync(await _api.NextAsync(_log, cancellationToken));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        _api.Dispose();
        GC.SuppressFinalize(this);
    }

    // .NET does not detect the memory limit of Lambda. Without this limit, the heap grows until Lambda ends the process.
    private static void LimitHeapToTheFunctionsMemory()
    {
        if (ulong.TryParse(
                Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"),
                CultureInfo.InvariantCulture,
                out var megabytes)
            && (ulong)GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= megabytes << 20)
        {
            AppContext.SetData("GCHeapHardLimit", megabytes << 20);
            GC.RefreshMemoryLimit();
        }
    }

    private async Task<bool> InitializeAsync()
    {
        try
        {
            return _initializer is null || await _initializer();
        }
        catch (Exception exception)
        {
            _log.LogUnhandled(exception);
            await _api.InitErrorAsync(exception);
            throw;
        }
    }

    private async Task InvokeAsync(Invocation invocation)
    {
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.TraceId);
        _log.Invocation = invocation;
        Stream output;
        try
        {
            output = await _handler(invocation.Input, invocation);
        }
        catch (Exception exception)
        {
            _log.LogUnhandled(exception);
            await _api.ErrorAsync(invocation, exception);
            return;
        }

        await _api.ResponseAsync(invocation, output);
    }
}
