using FleetDiff.Aws.Clients;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Tests.Clients;

public sealed class PageReaderTests
{
    private readonly PageReader _paging = new(
        (what, pages, e) => new RunFailedException($"{what}, {pages}: {e.Message}"));

    [Fact]
    public async Task StopsWhenATokenRepeats()
    {
        var failure = await Assert.ThrowsAsync<RunFailedException>(() => _paging.ReadAsync(
            "rows", _ => Task.FromResult(new ResponsePage<int>([1], "again")), _ => { }, default));

        Assert.StartsWith("rows, 1: the response does not match the documentation of the service: its NextToken repeats",
            failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopsAfterHundredsOfEmptyPages()
    {
        var failure = await Assert.ThrowsAsync<RunFailedException>(() => _paging.ReadAsync(
            "rows", token => Task.FromResult(new ResponsePage<int>([], $"{token}.")), _ => { }, default));

        Assert.StartsWith("rows, 300:", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RejectsAnEmptyEntry()
    {
        var failure = await Assert.ThrowsAsync<RunFailedException>(() => _paging.ReadAsync(
            "rows", _ => Task.FromResult(new ResponsePage<string>(["a", null!], null)), _ => { }, default));

        Assert.EndsWith("it has an empty entry", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TreatsAnEmptyTokenAsTheEnd()
    {
        await _paging.ReadAsync("rows", _ => Task.FromResult(new ResponsePage<int>([1], "")), _ => { }, default);

        Assert.Equal((1, 1L), (_paging.Pages, _paging.Rows));
    }

    [Fact]
    public async Task ReportsTheEndWithTheLastPageOfTheLastQuery()
    {
        var progress = new ProgressRecorder<Progress>();
        var paging = new PageReader((_, _, e) => e, progress);

        await paging.ReadAsync("rows", ["a", "b"],
            (query, token) => Task.FromResult(new ResponsePage<int>([1, 2], query == "b" && token is null ? "more" : null)),
            _ => { },
            default);

        Assert.Equal([new("rows", 1, 2, false), new("rows", 2, 4, false), new("rows", 3, 6, true)], progress.Reports);
    }
}
