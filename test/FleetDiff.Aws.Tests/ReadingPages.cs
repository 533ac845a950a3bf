using FleetDiff.Running;

namespace FleetDiff.Aws.Tests;

public sealed class ReadingPages
{
    private readonly PageReader _paging = new(
        Wire.Unheard, (what, pages, e) => new NightFailedException($"{what}, {pages}: {e.Message}"));

    [Fact]
    public async Task StopsWhenATokenLeadsBackToItself()
    {
        var failure = await Assert.ThrowsAsync<NightFailedException>(() => _paging.ReadAsync(
            "rows", _ => Task.FromResult(new Page<int>([1], "again")), _ => { }, default));

        Assert.StartsWith("rows, 1: the answer is not what the service documents: its NextToken leads nowhere", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopsAfterHundredsOfEmptyPages()
    {
        var failure = await Assert.ThrowsAsync<NightFailedException>(() => _paging.ReadAsync(
            "rows", token => Task.FromResult(new Page<int>([], $"{token}.")), _ => { }, default));

        Assert.StartsWith("rows, 300:", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakesAnEmptyTokenForTheEnd()
    {
        await _paging.ReadAsync("rows", _ => Task.FromResult(new Page<int>([1], "")), _ => { }, default);

        Assert.Equal((1, 1L), (_paging.Pages, _paging.Rows));
    }

    [Fact]
    public async Task TellsThatAListIsFinishedWithTheLastPageOfItsLastQuery()
    {
        var told = new List<Progress>();
        var paging = new PageReader(new Listener(told), (_, _, e) => e);

        await paging.ReadAsync("rows", ["a", "b"],
            (query, token) => Task.FromResult(new Page<int>([1, 2], query == "b" && token is null ? "more" : null)),
            _ => { },
            default);

        Assert.Equal([new("rows", 1, 2, false), new("rows", 2, 4, false), new("rows", 3, 6, true)], told);
    }

    private sealed class Listener(List<Progress> told) : IProgress<Progress>
    {
        public void Report(Progress value) => told.Add(value);
    }
}
