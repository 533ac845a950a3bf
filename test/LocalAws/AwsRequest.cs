using System.Text;

namespace LocalAws;

/// <summary>A request as the caller sent it.</summary>
public sealed record AwsRequest
{
    /// <summary>The service name in the credential scope of the signature, for example <c>s3</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The name of the API operation, for example <c>ListResources</c>.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The Region in the credential scope of the signature.</summary>
    public required string Region { get; init; }

    public required string Method { get; init; }

    /// <summary>The decoded path, without the query.</summary>
    public required string Path { get; init; }

    public required string Query { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required ReadOnlyMemory<byte> Bytes { get; init; }

    public required DateTimeOffset Time { get; init; }

    public string Body => Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>The access key id that signed the request. Empty for an unsigned one.</summary>
    internal string KeyId { get; init; } = "";

    internal int PageLimit { get; init; } = int.MaxValue;

    internal string? Header(string name) => Headers.GetValueOrDefault(name);
}
