using System.Net;
using Amazon.Runtime;

namespace FleetDiff.Aws;

/// <summary>
/// Gives an SDK client an HTTP client that keeps a pace. On the wire every call counts, the SDK's retries as well, and
/// there the throttling shows that a retry hides. An answer that does not come, or stops in the middle, ends the call
/// as a broken connection does, and the SDK tries again.
/// </summary>
/// <param name="pace">The pace that all clients made by it share.</param>
/// <param name="patience">How long an answer may take to its end; null for a minute.</param>
internal sealed class PacedHttp(Pace pace, TimeSpan? patience = null) : HttpClientFactory
{
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new PacedHandler(pace, _patience) { InnerHandler = PlainHttp.NewHandler() })
        {
            // It would count the waiting for a turn, and not the body. The SDK has none of its own where it makes no
            // client.
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private sealed class PacedHandler(Pace pace, TimeSpan patience) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await pace.TakeTurnAsync(cancellationToken);
            var response = await AnswerAsync(request, cancellationToken);
            if (await IsThrottlingAsync(response, cancellationToken))
            {
                pace.WasThrottled();
            }
            else
            {
                pace.WasAnswered();
            }

            return response;
        }

        private async Task<HttpResponseMessage> AnswerAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var patient = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patient.CancelAfter(patience);
            HttpResponseMessage? response = null;
            try
            {
                response = await base.SendAsync(request, patient.Token);
                if (ResourceBody.Awaited is { } body)
                {
                    await body.TakeFromAsync(response, patient.Token);
                }

                await response.Content.LoadIntoBufferAsync(patient.Token);
                return response;
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                response?.Dispose();
                throw new HttpRequestException($"No whole answer came in {patience.TotalSeconds:0} seconds.", e);
            }
            catch (IOException e)
            {
                response?.Dispose();
                throw new HttpRequestException("The answer broke off.", e);
            }
            catch
            {
                response?.Dispose();
                throw;
            }
        }

        private static async Task<bool> IsThrottlingAsync(
            HttpResponseMessage response, CancellationToken cancellationToken)
        {
            if (response.StatusCode != HttpStatusCode.BadRequest)
            {
                return response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
            }

            // The JSON protocol throttles with HTTP 400 and the error's name in the body (AWS APIs, Common errors).
            var error = await response.Content.ReadAsStringAsync(cancellationToken);
            return error.Contains("ThrottlingException", StringComparison.Ordinal);
        }
    }
}
