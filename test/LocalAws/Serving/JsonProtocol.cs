using System.Text.Json;

namespace LocalAws.Serving;

/// <summary>The JSON protocol of Systems Manager, Config and Organizations: the operation in a header, everything else in the body.</summary>
internal static class JsonProtocol
{
    private const string ContentType = "application/x-amz-json-1.1";

    public static string OperationOf(AwsRequest request) => request.Header("X-Amz-Target")?.Split('.')[^1] ?? "";

    public static Answer Result(Action<Utf8JsonWriter> members) => Json(200, members);

    public static Answer Error(ServiceError error) => Json(error.Status, json =>
    {
        json.WriteString("__type", error.Code);
        json.WriteString("message", error.Message);
    });

    /// <summary>Returns the errors in the form of almost every service of this protocol.</summary>
    public static ServiceError Word(CommonError error, AwsRequest request, string denied) => error switch
    {
        CommonError.Throttled => new(400, "ThrottlingException", "Rate exceeded"),
        CommonError.Internal => new(500, "InternalFailure", "An internal error occurred."),
        CommonError.Denied => new(400, "AccessDeniedException", denied),
        CommonError.ExpiredToken =>
            new(400, "ExpiredTokenException", "The security token included in the request is expired"),
        CommonError.Unsigned => new(400, "MissingAuthenticationTokenException", "Missing Authentication Token"),
        _ => new(400, "UnknownOperationException", $"LocalAws does not know {request.Operation}."),
    };

    /// <summary>Formats a time as the number of seconds since 1970, as this protocol does.</summary>
    public static void WriteSeconds(this Utf8JsonWriter json, string name, DateTimeOffset time) =>
        json.WriteNumber(name, time.ToUnixTimeMilliseconds() / 1000m);

    private static Answer Json(int status, Action<Utf8JsonWriter> members) =>
        Output.Json(status, members) with { ContentType = ContentType };
}
