using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using FleetDiff.Aws.Inventory;
using FleetDiff.Aws.Storage;

namespace FleetDiff.Aws.Clients;

/// <summary>
/// Creates the HTTP client of every AWS client. The client does not follow redirects, because a redirect would send the
/// request and its session token to another host. It trusts the certificates in AWS_CA_BUNDLE. It reads every response to
/// its end, within a size limit and a timeout, before it passes the response to the SDK; only S3 objects are streamed. The
/// rate limit applies to every request, including the retries of the SDK.
/// </summary>
/// <param name="limiter">The rate limiter that all clients of this factory share; null for no limit.</param>
/// <param name="timeout">
/// The timeout for a whole response, including the body; null for one minute, and for S3 that of <see cref="S3Archive"/>.
/// </param>
internal sealed class AwsHttpClientFactory(CallRateLimiter? limiter = null, TimeSpan? timeout = null) : HttpClientFactory
{
    /// <summary>
    /// The maximum size of a response, in bytes. The largest page has 999 resources with 50 tags each: see
    /// <see cref="ResourceExplorerInventory"/>.
    /// </summary>
    public const long MaxBytes = 32 * 1024 * 1024;

    /// <summary>The maximum size of an error response, in bytes: a code and a message.</summary>
    public const long MaxErrorBytes = 256 * 1024;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var isS3 = clientConfig is AmazonS3Config;
        var longest = timeout ?? (isS3 ? S3Archive.Timeout : TimeSpan.FromMinutes(1));
        return new(new Handler(limiter, longest, streamsObjects: isS3)
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
            // The handler has its own timeout. This one would include the wait of the rate limiter and exclude the body.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

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

        // A missing or incomplete response ends the call like a broken connection, so the SDK retries it.
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
                        new HttpRequestException($"no complete response within {timeout.TotalSeconds:0} seconds", e),
                    IOException => new HttpRequestException("the response is incomplete", e),
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
                // An error page from a gateway: the status is enough for the SDK to retry.
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
                throw new UnexpectedResponseException($"HTTP {status}, and '{member}' is not a list");
            }
        }

        // ResourceExplorerClient reads the pages of resources, which are large. S3 and SNS return XML.
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
                && regions.FirstOrDefault() is { } region && Region.TryParse(region, out _))
            {
                throw new UnexpectedResponseException($"HTTP {status}, the bucket is in Region {region}")
                {
                    Fix = $"Set AWS_REGION to {region}, or use a bucket in the Region of the function, and run again.",
                };
            }

            var host = response.Headers.Location is { IsAbsoluteUri: true } to ? to.Host : "another address";
            throw new UnexpectedResponseException(string.Create(CultureInfo.InvariantCulture,
                $"HTTP {status}, a redirect to {SafeText.ToSingleLine(host, 100)}, which is not followed"));
        }

        // Objects of the archive can have any size, and the archive reads them itself.
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

            // The JSON protocol throttles with HTTP 400 and the error code in the body (AWS APIs, Common errors; AWS
            // Organizations API Reference, TooManyRequestsException).
            var error = await response.Content.ReadAsStringAsync(cancellationToken);
            return error.Contains("ThrottlingException", StringComparison.Ordinal)
                || error.Contains("TooManyRequestsException", StringComparison.Ordinal);
        }
    }
}
