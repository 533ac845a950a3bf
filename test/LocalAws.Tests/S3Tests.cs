using System.Net.Sockets;
using System.Text;

namespace LocalAws.Tests;

public sealed class S3Tests : LocalAwsFixture
{
    [Fact]
    public async Task OneOfManyConditionalWritesSucceeds()
    {
        var writes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => PutAsync("file", $"{i}", "If-None-Match: *")));
        var stored = Assert.Single(Enumerable.Range(0, 8), i => writes[i].Status == 200);
        Assert.Equal($"{stored}", Encoding.UTF8.GetString(Aws.S3.Objects("archive")["file"].Bytes.Span));
        Assert.All(writes.Where(write => write.Status != 200), write => Assert.Equal("412 PreconditionFailed", write.Error));
    }

    [Fact]
    public async Task AnInterruptedUploadStoresNothing()
    {
        using var client = new TcpClient();
        var url = new Uri(Aws.Url);
        await client.ConnectAsync(url.Host, url.Port);
        using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "PUT /archive/file HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
            + "Authorization: AWS4-HMAC-SHA256 Credential=A/20260925/eu-west-1/s3/aws4_request\r\n\r\nhalf"));
        client.Client.Shutdown(SocketShutdown.Send);
        using var answer = new StreamReader(stream);
        await Record.ExceptionAsync(() => answer.ReadToEndAsync());
        Assert.Empty(Aws.S3.Objects("archive"));
    }

    [Fact]
    public async Task ABucketOfAnotherOwnerIsDenied() => Assert.Equal(
        "403 AccessDenied", (await PutAsync("file", "text", "x-amz-expected-bucket-owner: 999999999999")).Error);

    [Theory]
    [InlineData("", "B|a/10|a/2|b|c/1/x|c/1/y|c/top|d/b c+ü")]
    [InlineData("&delimiter=/", "B|b|a/|c/|d/")]
    [InlineData("&prefix=c/&delimiter=/", "c/top|c/1/")]
    [InlineData("&prefix=d&encoding-type=url", "d/b%20c%2B%C3%BC")]
    public async Task ListsKeysInOrderThenCommonPrefixes(string query, string names)
    {
        Put("b", "B", "a/2", "a/10", "c/1/x", "c/1/y", "c/top", "d/b c+ü");
        Assert.Equal(names, Names(await ListObjectsAsync(query)));
    }

    [Fact]
    public async Task APageContinuesWhereTheLastOneEnded()
    {
        Put("a/1", "a/2", "b", "c");
        var first = await ListObjectsAsync("&delimiter=/&max-keys=2");
        var second = await ListObjectsAsync(
            $"&delimiter=/&max-keys=2&continuation-token={first.Element("NextContinuationToken")}");
        Assert.Equal(("true", "false"), (first.Element("IsTruncated"), second.Element("IsTruncated")));
        Assert.Equal(("b|a/", "c"), (Names(first), Names(second)));
    }

    private static string Names(Reply listing) => string.Join('|', listing.Elements("Contents")
        .Concat(listing.Elements("CommonPrefixes")).Select(entry => entry.Elements().First().Value));

    private Task<Reply> ListObjectsAsync(string query) => SendAsync("s3", HttpMethod.Get, $"/archive?list-type=2{query}");

    private void Put(params string[] keys)
    {
        foreach (var key in keys)
        {
            Aws.S3.Put("archive", key, "x"u8.ToArray());
        }
    }
}
