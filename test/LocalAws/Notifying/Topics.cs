using System.Collections.Concurrent;

namespace LocalAws.Notifying;

/// <summary>SNS's topics and what was published to them.</summary>
public sealed class Topics
{
    private readonly ConcurrentDictionary<string, bool> _topics = new();
    private readonly ConcurrentQueue<PublishedMessage> _published = new();

    public IReadOnlyList<PublishedMessage> Published => [.. _published];

    public Topics CreateTopic(string arn)
    {
        _topics[arn] = true;
        return this;
    }

    internal bool Has(string arn) => _topics.ContainsKey(arn);

    internal void Publish(PublishedMessage message) => _published.Enqueue(message);
}
