using System.Text;

namespace FleetDiff.Benchmarks.Run;

/// <summary>
/// The minimum work of any such program: read every page of both lists and find the token of the next one.
/// </summary>
internal static class Floor
{
    private static readonly byte[] TokenName = "\"NextToken\":\""u8.ToArray();

    public static async Task ReadAsync(string viewArn, params string[] types)
    {
        using var http = new HttpClient
        {
            BaseAddress = new Uri(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL")!),
        };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIALOCALAWSEXAMPLE0/20261123/eu-west-1/resource-explorer-2/aws4_request, "
            + "SignedHeaders=host, Signature=0");
        await Task.WhenAll(types.Select(type => ReadListAsync(http, viewArn, type)));
    }

    private static async Task ReadListAsync(HttpClient http, string viewArn, string type)
    {
        string? token = null;
        do
        {
            var next = token is null ? "" : $$""","NextToken":"{{token}}" """;
            using var content = new StringContent(
                $$$"""
                {"Filters":{"FilterString":"resourcetype:{{{type}}}"},"MaxResults":999,"ViewArn":"{{{viewArn}}}"{{{next}}}}
                """);
            using var response = await http.PostAsync(new Uri("/ListResources", UriKind.Relative), content);
            token = FindToken(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
        }
        while (token is not null);
    }

    private static string? FindToken(ReadOnlySpan<byte> page)
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
