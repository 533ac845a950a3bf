namespace Amazon.Lambda.Core;

public interface IClientContext
{
    IDictionary<string, string> Custom { get; }

    IDictionary<string, string> Environment { get; }
}
