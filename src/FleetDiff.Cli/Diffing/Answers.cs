using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FleetDiff.Cli.Views;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Diffing;

/// <summary>The answers in a file, parsed piece by piece as its bytes come in.</summary>
/// <param name="name">The file's name, for what is wrong with it.</param>
/// <param name="add">Gets each resource.</param>
internal sealed class Answers(string name, Action<ListedResource> add)
{
    // ListResources gives no NextToken when it is asked for 1,000 a page (API Reference, ListResources, MaxResults).
    private const int NoNextTokenAt = 1000;

    private readonly List<string> _members = [];
    private JsonReaderState _state = new(new() { AllowMultipleValues = true });
    private bool _inResources;
    private long _answers;
    private long _resources;
    private long _resourcesInAnswer;
    private bool _hasCount;
    private string? _nextToken;

    public string Name => name;

    /// <summary>How many bytes of the file were parsed.</summary>
    public long Position { get; set; }

    /// <summary>Parses what is whole.</summary>
    /// <returns>How many bytes that was. The others come again, with more behind them.</returns>
    public int Parse(ReadOnlySpan<byte> bytes, bool ended)
    {
        var reader = new Utf8JsonReader(bytes, ended, _state);
        while (TryStep(ref reader))
        {
        }

        _state = reader.CurrentState;
        Position += reader.BytesConsumed;
        return (int)reader.BytesConsumed;
    }

    /// <summary>Checks that the list is whole. Returns what is odd about it, or null.</summary>
    public string? End()
    {
        if (_answers == 0)
        {
            throw Wrong($"it is empty. {ListedResources.HowToListAll}");
        }

        if (!string.IsNullOrEmpty(_nextToken))
        {
            throw Wrong($"it was cut short after {Lines.Count(_resources, "resource")}: its last answer has a "
                + $"NextToken. {ListedResources.HowToListAll}");
        }

        return _resourcesInAnswer == NoNextTokenAt && !_hasCount
            ? $"{name}: its last answer has exactly 1,000 resources, as one that --page-size 1000 cut short has. "
                + "If it was, list again without."
            : null;
    }

    // Reads on by one thing that means something. False, with the reader where it was, when that is not whole yet.
    private bool TryStep(ref Utf8JsonReader reader)
    {
        var before = reader;
        var whole = reader.Read() && (reader.TokenType, reader.CurrentDepth) switch
        {
            (JsonTokenType.StartObject, 0) => StartAnswer(),
            (JsonTokenType.EndObject, 0) => EndAnswer(),
            (JsonTokenType.PropertyName, 1) => TryMember(ref reader),
            (JsonTokenType.EndArray, 1) => EndResources(),
            (_, 2) when _inResources => TryResource(ref reader),
            _ => throw Wrong("it begins with a list or a value, and not with Resource Explorer's whole answer. "
                + "Leave --query out"),
        };
        if (!whole)
        {
            reader = before;
        }

        return whole;
    }

    private bool StartAnswer()
    {
        _members.Clear();
        (_resourcesInAnswer, _hasCount, _nextToken) = (0, false, null);
        return true;
    }

    private bool EndAnswer()
    {
        _answers++;
        return _members.Contains("Resources") ? true : throw Wrong("it has no Resources, but "
            + (_members.Count == 0 ? "nothing at all" : PlainText.OneLine(string.Join(", ", _members), 120))
            + $": this is the answer to something else. {ListedResources.HowToListAll}");
    }

    private bool EndResources()
    {
        _inResources = false;
        return true;
    }

    private bool TryMember(ref Utf8JsonReader reader)
    {
        var member = Text(reader);
        if (!reader.Read())
        {
            return false;
        }

        if (member == "Resources" && reader.TokenType == JsonTokenType.StartArray)
        {
            _members.Add(member);
            _inResources = true;
            return true;
        }

        var value = reader;
        if (!reader.TrySkip())
        {
            return false;
        }

        _members.Add(member == "Resources" ? "Resources that are no list" : member);
        switch (member)
        {
            case "NextToken" when value.TokenType == JsonTokenType.String:
                _nextToken = Text(value);
                break;
            case "Count":
                Check(Deserialize(ref value, ListedJson.Default.ListedCount, "Count"));
                break;
        }

        return true;
    }

    private string Text(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException e)
        {
            var start = Position + reader.TokenStartIndex + 1;
            throw Wrong($"the text from byte {Lines.Number(start)} on is no UTF-8, or has half a character", e);
        }
    }

    private void Check(ListedCount? count)
    {
        _hasCount = count is not null;
        if (count is { Complete: false })
        {
            throw Wrong($"it was cut short: search stopped at {Lines.Count(count.TotalResources, "resource")}. "
                + ListedResources.HowToListAll);
        }
    }

    private bool TryResource(ref Utf8JsonReader reader)
    {
        var value = reader;
        if (!reader.TrySkip())
        {
            return false;
        }

        _resources++;
        _resourcesInAnswer++;
        var what = $"resource {_resources}";
        add(Deserialize(ref value, ListedJson.Default.ListedResource, what) ?? throw Wrong($"{what} is null"));
        return true;
    }

    private T? Deserialize<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> type, string what)
    {
        var start = Position + reader.TokenStartIndex + 1;
        try
        {
            return JsonSerializer.Deserialize(ref reader, type);
        }
        catch (JsonException e)
        {
            throw Wrong($"{what}, from byte {Lines.Number(start)} on, is not as Resource Explorer writes it: look at "
                + PlainText.OneLine(e.Path ?? "it", 120), e);
        }
    }

    private InvalidDataException Wrong(string why, Exception? cause = null) => new($"{name}: {why}.", cause);
}
