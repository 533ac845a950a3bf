using System.Net.Sockets;
using System.Text;

namespace LocalAws.Tests.Storage;

public sealed class ObjectStorageTests : LocalAwsFixture
{
    [Fact]
    public async Task AnObjectComesBackWithItsTypeAndTag()
    {
        await PutAsync("a%2Fb+c%20d", "text", "x-amz-meta-night: 1");
        var reply = await GetAsync("/archive/a/b+c%20d");
        Assert.Equal("text", reply.Body);
        Assert.Equal("text/plain; charset=utf-8", reply.BodyHeaders.ContentType?.ToString());
        Assert.Equal("\"1cb251ec0d568de6a929b520c4aed8d1\"", reply.Headers.ETag?.Tag);
        Assert.Equal("1", reply.Headers.GetValues("x-amz-meta-night").Single());
    }

    [Fact]
    public async Task TheSecondConditionalWriteFails()
    {
        await PutAsync("night", "first", "If-None-Match: *");
        var second = await PutAsync("night", "second", "If-None-Match: *");
        Assert.Equal((412, "PreconditionFailed"), (second.Status, second.Code));
        Assert.Equal("first"u8.ToArray(), Aws.S3.Objects("archive")["night"]);
    }

    [Fact]
    public async Task OneOfManyConditionalWritesWins()
    {
        var writes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => PutAsync("night", $"{i}", "If-None-Match: *")));
        Assert.Single(writes, write => write.Status == 200);
    }

    [Fact]
    public async Task WithoutAConditionTheLastWriteWins()
    {
        await PutAsync("night", "first");
        await PutAsync("night", "second");
        Assert.Equal("second"u8.ToArray(), Aws.S3.Objects("archive")["night"]);
    }

    [Theory]
    [InlineData("\"1cb251ec0d568de6a929b520c4aed8d1\"", 200)]
    [InlineData("\"00000000000000000000000000000000\"", 412)]
    public async Task AWriteMayAskForTheObjectItReplaces(string etag, int status)
    {
        await PutAsync("night", "text");
        Assert.Equal(status, (await PutAsync("night", "new", $"If-Match: {etag}")).Status);
    }

    [Theory]
    [InlineData("3\r\nabc\r\n2\r\nde\r\n0\r\nx-amz-checksum-crc32:hYfYkA==\r\n\r\n")]
    [InlineData("5;chunk-signature=00\r\nabcde\r\n0;chunk-signature=00\r\n\r\n")]
    public async Task TheChunksOfABodyArePutTogether(string body)
    {
        await PutAsync(
            "night",
            body,
            "x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER",
            "x-amz-decoded-content-length: 5");
        Assert.Equal("abcde"u8.ToArray(), Aws.S3.Objects("archive")["night"]);
    }

    [Fact]
    public async Task AChunkedBodyThatEndsEarlyIsRefused()
    {
        var refusal = await PutAsync("night", "5\r\nabc", "Content-Encoding: aws-chunked");
        Assert.Equal((400, "IncompleteBody"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task AnUploadThatBreaksOffStoresNothing()
    {
        using var client = new TcpClient();
        var url = new Uri(Aws.Url);
        await client.ConnectAsync(url.Host, url.Port);
        using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "PUT /archive/night HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
            + "Authorization: AWS4-HMAC-SHA256 Credential=A/20260925/eu-west-1/s3/aws4_request\r\n\r\nhalf"));
        client.Client.Shutdown(SocketShutdown.Send);
        using var answer = new StreamReader(stream);
        await Record.ExceptionAsync(() => answer.ReadToEndAsync());
        Assert.Empty(Aws.S3.Objects("archive"));
    }

    [Theory]
    [InlineData("/nowhere/night", "NoSuchBucket")]
    [InlineData("/archive/night", "NoSuchKey")]
    public async Task WhatIsNotThereHasItsError(string target, string code)
    {
        var refusal = await GetAsync(target);
        Assert.Equal((404, code), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task ABucketOfAnotherOwnerIsDenied()
    {
        var refusal = await PutAsync("night", "text", "x-amz-expected-bucket-owner: 999999999999");
        Assert.Equal((403, "AccessDenied"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task ADigestThatDoesNotMatchIsRefused() =>
        Assert.Equal("BadDigest", (await PutAsync("night", "text", "Content-MD5: AAAAAAAAAAAAAAAAAAAAAA==")).Code);

    [Fact]
    public async Task HeadTellsTheLengthWithoutABody()
    {
        await PutAsync("night", "text");
        var reply = await SendAsync("s3", HttpMethod.Head, "/archive/night");
        Assert.Equal((4L, ""), (reply.BodyHeaders.ContentLength, reply.Body));
    }

    [Fact]
    public async Task ASubresourceIsNotMistakenForTheObject() =>
        Assert.Equal(501, (await SendAsync("s3", HttpMethod.Put, "/archive/night?tagging")).Status);
}
