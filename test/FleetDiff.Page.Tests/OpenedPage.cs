using Microsoft.Playwright;

namespace FleetDiff.Page.Tests;

/// <summary>An open page, and what it said and asked for.</summary>
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

    /// <summary>Messages on the console, which is where a breach of the Content-Security-Policy shows, and errors.
    /// </summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The addresses it asked for.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public ILocator Rows => Page.Locator("table.instances tbody tr");

    /// <summary>The rows that the filter has left, folded groups included.</summary>
    public ILocator Left => Page.Locator("table.instances tbody tr:not([hidden])");

    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
