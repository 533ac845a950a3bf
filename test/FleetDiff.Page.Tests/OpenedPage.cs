using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

/// <summary>An open page with its console messages and its requests.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    public OpenedPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => _complaints.Add(message.Text);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Dialog += (_, dialog) => _complaints.Add(dialog.Message);
        page.Request += (_, request) => _requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Console messages, including violations of the Content-Security-Policy, and errors.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The requested URLs.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>The listed instances: rows, and list items in the rows of groups.</summary>
    public ILocator Rows => Page.Locator(Instances(""));

    /// <summary>The instances that match the filter, including those in folded groups.</summary>
    public ILocator Left => Page.Locator(Instances(":not([hidden])"));

    /// <summary>The text of the table row of each instance that matches the filter.</summary>
    public Task<string[]> ReadLeftAsync(string cell = "") => Left.EvaluateAllAsync<string[]>(
        "(rows, cell) => rows.map(row => row.closest('tr')).map(row => (cell ? row.querySelector(cell) : row).textContent)",
        cell);

    /// <summary>Clears the search and the filter.</summary>
    public Task ResetAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();

    /// <summary>Asserts that the page is as wide as the window at each width.</summary>
    public async Task FitsAsync(params int[] widths)
    {
        foreach (var width in widths)
        {
            await Page.SetViewportSizeAsync(width, 900);
            Assert.Equal(width, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    public ValueTask DisposeAsync() => new(Page.Context.CloseAsync());

    private static string Instances(string matching) =>
        $"table.instances tbody tr:not(:has(.members)):has(code){matching}, table.instances .members li{matching}";
}
