namespace LocalAws.Serving;

/// <summary>The caller: the role that every request is attributed to, whatever credentials signed it.</summary>
internal static class Caller
{
    public const string Account = LocalAwsServer.AccountId;

    public const string Arn = $"arn:aws:sts::{Account}:assumed-role/LocalAws/test";

    public static string NotAuthorized(string action, string resource) =>
        $"User: {Arn} is not authorized to perform: {action} on resource: {resource} " +
        $"because no identity-based policy allows the {action} action";
}
