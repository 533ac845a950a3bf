using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace LocalAws.Storage;

/// <summary>The target of a path-style request: bucket, key and query.</summary>
internal sealed record S3Target(string Bucket, string Key, IReadOnlyDictionary<string, StringValues> Query)
{
    public static S3Target Of(AwsRequest request)
    {
        var parts = request.Path.TrimStart('/').Split('/', 2);
        var query = QueryHelpers.ParseQuery(request.Query);
        query.Remove("x-id");
        return new(parts[0], parts.ElementAtOrDefault(1) ?? "", query);
    }

    /// <summary>Returns the operation. A query that names a subresource (uploads, tagging …) is another one.</summary>
    public string Operation(string method) => (method, Key) switch
    {
        ("GET", "") when this["list-type"] == "2" => "ListObjectsV2",
        ("PUT", not "") when Query.Count == 0 => "PutObject",
        ("GET", not "") when Query.Count == 0 => "GetObject",
        ("HEAD", not "") when Query.Count == 0 => "HeadObject",
        _ => $"{method}?{string.Join('&', Query.Keys)}",
    };

    public string? this[string parameter] => Query.TryGetValue(parameter, out var value) ? value.ToString() : null;
}
