namespace LocalAws.Tests.Storage;

public sealed class ListObjectsTests : LocalAwsFixture
{
    [Fact]
    public async Task SortsKeys()
    {
        Put("b", "B", "a/2", "a/10");
        Assert.Equal(["B", "a/10", "a/2", "b"], (await ListObjectsAsync("")).Keys);
    }

    [Fact]
    public async Task APrefixSelectsKeys()
    {
        Put("a/1", "b/1");
        Assert.Equal(["a/1"], (await ListObjectsAsync("&prefix=a/")).Keys);
    }

    [Fact]
    public async Task ADelimiterGroupsKeys()
    {
        Put("n/1/x", "n/1/y", "n/2/x", "n/top");
        var listing = await ListObjectsAsync("&prefix=n/&delimiter=/");
        Assert.Equal(["n/1/", "n/2/"], listing.CommonPrefixes);
        Assert.Equal(["n/top"], listing.Keys);
    }

    [Fact]
    public async Task APageContinuesWhereTheLastOneEnded()
    {
        Put("a/1", "a/2", "b", "c");
        var first = await ListObjectsAsync("&delimiter=/&max-keys=2");
        var second = await ListObjectsAsync(
            $"&delimiter=/&max-keys=2&continuation-token={first.Element("NextContinuationToken")}");
        Assert.Equal(("true", "false"), (first.Element("IsTruncated"), second.Element("IsTruncated")));
        Assert.Equal(["a/", "b", "c"], [.. first.CommonPrefixes, .. first.Keys, .. second.Keys]);
    }

    [Fact]
    public async Task KeysAreUrlEncodedOnRequest()
    {
        Put("a/b c+ü");
        Assert.Equal(["a/b%20c%2B%C3%BC"], (await ListObjectsAsync("&encoding-type=url")).Keys);
    }

    [Fact]
    public async Task AnInventedContinuationTokenIsInvalid() =>
        Assert.Equal("InvalidArgument", (await ListObjectsAsync("&continuation-token=!")).Code);

    private Task<Reply> ListObjectsAsync(string query) => GetAsync($"/archive?list-type=2{query}");

    private void Put(params string[] keys)
    {
        foreach (var key in keys)
        {
            Aws.S3.Put("archive", key, "x"u8.ToArray());
        }
    }
}
