namespace LocalAws.Serving;

/// <summary>Who calls: the role that every request is taken for, whatever it was signed with.</summary>
internal static class Caller
{
    public const string Account = LocalAwsServer.AccountId;

    public const string Arn = $"arn:aws:sts::{Account}:assumed-role/LocalAws/test";

    public static string NotAuthorized(string action, string resource) =>
        $"User: {Arn} is not authorized to perform: {action} on resource: {resource} " +
        $"because no identity-based policy allows the {action} action";
}
