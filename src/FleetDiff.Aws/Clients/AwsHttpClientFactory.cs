using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using FleetDiff.Aws.Inventory;

namespace FleetDiff.Aws.Clients;

/// <summary>
/// Makes the HTTP client of every AWS client. None follows a redirect, which would hand the request and its session token
/// to another host, and each trusts what AWS_CA_BUNDLE names. Every answer is read to its end within a limit and a time
/// before the SDK sees it; only an S3 object is streamed. On the wire every call counts against the pace, the SDK's
/// retries as well.
/// </summary>
/// <param name="limiter">The pace that all clients made by this factory share; null for none.</param>
/// <param name="timeout">How long an answer may take to its end; null for a minute.</param>
internal sealed class AwsHttpClientFactory(CallRateLimiter? limiter = null, TimeSpan? timeout = null) : HttpClientFactory
{
    /// <summary>
    /// The most bytes of an answer. The largest page by far is one of 999 resources with 50 tags each: see
    /// <see cref="ResourceExplorerInventory"/>.
    /// </summary>
    public const long MaxBytes = 32 * 1024 * 1024;

    /// <summary>The most bytes of an error: a code and a message.</summary>
    public const long MaxErrorBytes = 256 * 1024;

    private readonly TimeSpan _timeout = timeout ?? TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new Handler(limiter, _timeout, streamsObjects: clientConfig is AmazonS3Config)
        {
            InnerHandler = new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                SslOptions = CaBundle.CreateTlsOptions(),
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
            },
        })
        {
            // The handler has its own: this one would include the wait for a turn, and leave out the body.
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private sealed class Handler(CallRateLimiter? limiter, TimeSpan timeout, bool streamsObjects) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (limiter is null)
            {
                return await CreateResponseAsync(request, cancellationToken);
            }

            await limiter.WaitAsync(cancellationToken);
            var response = await CreateResponseAsync(request, cancellationToken);
            if (await IsThrottlingAsync(response, cancellationToken))
            {
                limiter.OnThrottled();
            }
            else
            {
                limiter.OnSucceeded();
            }

            return response;
        }

        // An answer that does not come, or breaks off, ends the call as a broken connection does: the SDK retries it.
        private async Task<HttpResponseMessage> CreateResponseAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timer.CancelAfter(timeout);
            HttpResponseMessage? response = null;
            try
            {
                response = await base.SendAsync(request, timer.Token);
                ThrowIfRedirected(response);
                if (!IsObject(request, response))
                {
                    await ReadAsync(response, timer.Token);
                }

                return response;
            }
            catch (Exception e)
            {
                response?.Dispose();
                throw e switch
                {
                    OperationCanceledException when !cancellationToken.IsCancellationRequested =>
                        new HttpRequestException($"no whole answer came in {timeout.TotalSeconds:0} seconds", e),
                    IOException => new HttpRequestException("the answer broke off", e),
                    _ => e,
                };
            }
        }

        private async Task ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
        {
            var (status, content) = ((int)response.StatusCode, response.Content);
            var limit = response.IsSuccessStatusCode ? MaxBytes : MaxErrorBytes;
            try
            {
                await content.LoadIntoBufferAsync(limit, cancellationToken);
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
            {
                throw response.IsSuccessStatusCode
                    ? new ResponseTooLargeException(status, limit, e)
                    : new UnexpectedResponseException($"HTTP {status} with more than {limit / 1024} KiB", e);
            }

            if (content.Headers.ContentType?.MediaType == "text/html")
            {
                // A gateway's error page: the status says all, and the SDK retries it.
                response.Content = status >= 500
                    ? new ByteArrayContent([])
                    : throw new UnexpectedResponseException($"HTTP {status} with a web page");
            }
            else if (status == 200 && content.Headers.ContentLength == 0 && !streamsObjects)
            {
                throw new UnexpectedResponseException($"HTTP {status} without a body");
            }
            else if (content.Headers.ContentEncoding.Count > 0)
            {
                throw new UnexpectedResponseException($"HTTP {status} with a compressed body");
            }
            else if (status == 200 && IsUnmarshalledByTheSdk(response)
                && ResponseShape.FindInvalidList(await content.ReadAsByteArrayAsync(cancellationToken)) is { } member)
            {
                throw new UnexpectedResponseException($"HTTP {status} with '{member}' that is no list");
            }
        }

        // Pages of resources, the large ones, are read by ResourceExplorerClient, and S3 and SNS answer with XML.
        private static bool IsUnmarshalledByTheSdk(HttpResponseMessage response) =>
            response.Content.Headers.ContentType?.MediaType?.Contains("json", StringComparison.Ordinal) == true
            && response.RequestMessage?.RequestUri?.AbsolutePath != "/ListResources";

        private static void ThrowIfRedirected(HttpResponseMessage response)
        {
            if ((int)response.StatusCode is not (>= 300 and < 400))
            {
                return;
            }

            var status = (int)response.StatusCode;
            // Amazon S3 API Reference, HeadBucket.
            if (response.Headers.TryGetValues("x-amz-bucket-region", out var regions)
                && regions.FirstOrDefault() is { } region && FleetDiff.Core.Model.Region.TryParse(region, out _))
            {
                throw new UnexpectedResponseException($"HTTP {status}, the bucket is in Region {region}")
                {
                    Fix = $"Set AWS_REGION to {region}, or use a bucket of the function's own Region, and run again.",
                };
            }

            var host = response.Headers.Location is { IsAbsoluteUri: true } to ? to.Host : "another address";
            throw new UnexpectedResponseException(string.Create(CultureInfo.InvariantCulture,
                $"HTTP {status}, a redirect to {FleetDiff.Core.Model.Text.SafeText.ToSingleLine(host, 100)}, which is not followed"));
        }

        // Objects of the archive have any size, and the archive reads them itself.
        private bool IsObject(HttpRequestMessage request, HttpResponseMessage response) =>
            streamsObjects && request.Method == HttpMethod.Get && response.IsSuccessStatusCode
            && request.RequestUri?.Query.Contains("list-type=", StringComparison.Ordinal) == false;

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
