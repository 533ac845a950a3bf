using System.Net.Sockets;
using System.Text;

namespace LocalAws.Tests.Storage;

public sealed class ObjectStorageTests : LocalAwsFixture
{
    [Fact]
    public async Task ReadsAnObjectWithItsTypeAndETag()
    {
        await PutAsync("a%2Fb+c%20d", "text", "x-amz-meta-date: 1");
        var reply = await GetAsync("/archive/a/b+c%20d");
        Assert.Equal("text", reply.Body);
        Assert.Equal("text/plain; charset=utf-8", reply.BodyHeaders.ContentType?.ToString());
        Assert.Equal("\"1cb251ec0d568de6a929b520c4aed8d1\"", reply.Headers.ETag?.Tag);
        Assert.Equal("1", reply.Headers.GetValues("x-amz-meta-date").Single());
    }

    [Fact]
    public async Task TheSecondConditionalWriteFails()
    {
        await PutAsync("file", "first", "If-None-Match: *");
        var second = await PutAsync("file", "second", "If-None-Match: *");
        Assert.Equal((412, "PreconditionFailed"), (second.Status, second.Code));
        Assert.Equal("first"u8.ToArray(), Aws.S3.Objects("archive")["file"]);
    }

    [Fact]
    public async Task OneOfManyConditionalWritesSucceeds()
    {
        var writes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => PutAsync("file", $"{i}", "If-None-Match: *")));
        Assert.Single(writes, write => write.Status == 200);
    }

    [Theory]
    [InlineData("\"1cb251ec0d568de6a929b520c4aed8d1\"", 200)]
    [InlineData("\"00000000000000000000000000000000\"", 412)]
    public async Task AWriteCanRequireTheETagOfTheObject(string etag, int status)
    {
        await PutAsync("file", "text");
        Assert.Equal(status, (await PutAsync("file", "new", $"If-Match: {etag}")).Status);
    }

    [Theory]
    [InlineData("3\r\nabc\r\n2\r\nde\r\n0\r\nx-amz-checksum-crc32:hYfYkA==\r\n\r\n")]
    [InlineData("5;chunk-signature=00\r\nabcde\r\n0;chunk-signature=00\r\n\r\n")]
    public async Task JoinsTheChunksOfABody(string body)
    {
        await PutAsync(
            "file",
            body,
            "x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER",
            "x-amz-decoded-content-length: 5");
        Assert.Equal("abcde"u8.ToArray(), Aws.S3.Objects("archive")["file"]);
    }

    [Fact]
    public async Task RejectsAChunkedBodyThatEndsEarly()
    {
        var refusal = await PutAsync("file", "5\r\nabc", "Content-Encoding: aws-chunked");
        Assert.Equal((400, "IncompleteBody"), (refusal.Status, refusal.Code));
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

    [Theory]
    [InlineData("/nowhere/file", "NoSuchBucket")]
    [InlineData("/archive/file", "NoSuchKey")]
    public async Task AMissingBucketOrKeyHasItsError(string target, string code)
    {
        var refusal = await GetAsync(target);
        Assert.Equal((404, code), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task ABucketOfAnotherOwnerIsDenied()
    {
        var refusal = await PutAsync("file", "text", "x-amz-expected-bucket-owner: 999999999999");
        Assert.Equal((403, "AccessDenied"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task RejectsADigestThatDoesNotMatch() =>
        Assert.Equal("BadDigest", (await PutAsync("file", "text", "Content-MD5: AAAAAAAAAAAAAAAAAAAAAA==")).Code);

    [Fact]
    public async Task HeadReturnsTheLengthWithoutABody()
    {
        await PutAsync("file", "text");
        var reply = await SendAsync("s3", HttpMethod.Head, "/archive/file");
        Assert.Equal((4L, ""), (reply.BodyHeaders.ContentLength, reply.Body));
    }
}
