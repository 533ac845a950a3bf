using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

/// <summary>An open page with its console messages and its requests.</summary>
public sealed class OpenedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    public OpenedPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
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

    public ILocator Rows => Page.Locator("table.instances tbody tr");

    /// <summary>The rows that match the filter, including those in folded groups.</summary>
    public ILocator Left => Page.Locator("table.instances tbody tr:not([hidden])");

    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
