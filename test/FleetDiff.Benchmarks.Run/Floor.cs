using System.Text;

namespace FleetDiff.Benchmarks.Run;

/// <summary>
/// The minimum work of any such program: read every page of both lists and find the token of the next one.
/// </summary>
internal static class Floor
{
    private static readonly byte[] TokenName = "\"NextToken\":\""u8.ToArray();

    public static async Task FetchAsync(string viewArn, params string[] types)
    {
        using var http = new HttpClient
        {
            BaseAddress = new Uri(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL")!),
        };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIALOCALAWSEXAMPLE0/20261123/eu-west-1/resource-explorer-2/aws4_request, "
            + "SignedHeaders=host, Signature=0");
        var rows = await Task.WhenAll(types.Select(type => ChainAsync(http, viewArn, type)));
        Console.WriteLine($"{rows.Sum()} bytes");
    }

    private static async Task<long> ChainAsync(HttpClient http, string viewArn, string type)
    {
        var page = new MemoryStream();
        var bytes = 0L;
        string? token = null;
        do
        {
            var next = token is null ? "" : $$""","NextToken":"{{token}}" """;
            using var content = new StringContent(
                $$$"""
                {"Filters":{"FilterString":"resourcetype:{{{type}}}"},"MaxResults":999,"ViewArn":"{{{viewArn}}}"{{{next}}}}
                """);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/ListResources") { Content = content };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            page.SetLength(0);
            await response.Content.CopyToAsync(page);
            bytes += page.Length;
            token = TokenIn(page.GetBuffer().AsSpan(0, (int)page.Length));
        }
        while (token is not null);

        return bytes;
    }

    private static string? TokenIn(ReadOnlySpan<byte> page)
    {
        var at = page.LastIndexOf(TokenName);
        if (at < 0)
        {
            return null;
        }

        var token = page[(at + TokenName.Length)..];
        return Encoding.UTF8.GetString(token[..token.IndexOf((byte)'"')]);
    }
}
