using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

public class LambdaBootstrap : IDisposable
{
    private readonly Handler _handler;
    private readonly LambdaBootstrapInitializer _initializer;
    private readonly HttpClient _ownHttpClient;
    private readonly RuntimeApi _api;
    private readonly LambdaLog _log = new();

    internal LambdaBootstrap(Handler handler, LambdaBootstrapInitializer initializer, HttpClient httpClient)
    {
        _handler = handler;
        _initializer = initializer;
        _ownHttpClient = httpClient is null ? RuntimeApi.NewHttpClient() : null;
        _api = new RuntimeApi(httpClient ?? _ownHttpClient);
    }

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        HeapLimit.SetToTheFunctionsMemory();
        if (!await InitializeAsync())
        {
            return;
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await InvokeAsync(await _api.NextAsync(cancellationToken));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _ownHttpClient?.Dispose();

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
            output = await _handler(invocation.Input, new LambdaContext(invocation, _log));
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

internal delegate Task<Stream> Handler(Stream input, ILambdaContext context);
