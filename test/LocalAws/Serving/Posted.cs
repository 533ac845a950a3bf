using System.Text;
using System.Text.Json;

namespace LocalAws.Serving;

/// <summary>A result that a function posted to the Runtime API.</summary>
internal sealed record Posted(string Body, int Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public static async Task<Posted> ReadAsync(HttpContext context, CancellationToken aborted)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, aborted);
        var bytes = body.ToArray();
        return new(Encoding.UTF8.GetString(bytes), bytes.Length, Loopback.Headers(context));
    }

    public string Member(string name)
    {
        try
        {
            var json = JsonElement.Parse(Body);
            return json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "";
        }
    }
}
