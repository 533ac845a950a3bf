namespace LocalAws;

/// <summary>The result of an invocation: a response or an error.</summary>
public abstract record InvocationOutcome
{
    public required string Body { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }
}

public sealed record InvocationResponse : InvocationOutcome;

public sealed record InvocationError(string Type, string Message) : InvocationOutcome;
