using System.Collections.Concurrent;

namespace LocalAws.Notifying;

internal sealed record Topic(string Arn, int Confirmed, int Pending);

/// <summary>The topics of SNS and the messages published to them.</summary>
public sealed class Topics
{
    private readonly ConcurrentDictionary<string, Topic> _topics = new();
    private readonly ConcurrentQueue<PublishedMessage> _published = new();

    public IReadOnlyList<PublishedMessage> Published => [.. _published];

    /// <param name="arn">arn:aws:sns:REGION:ACCOUNT:NAME.</param>
    /// <param name="confirmed">The number of confirmed subscriptions.</param>
    /// <param name="pending">The number of subscriptions that are not confirmed yet.</param>
    public Topics CreateTopic(string arn, int confirmed = 1, int pending = 0)
    {
        _topics[arn] = new(arn, confirmed, pending);
        return this;
    }

    internal Topic? Find(string arn) => _topics.GetValueOrDefault(arn);

    internal void Publish(PublishedMessage message) => _published.Enqueue(message);
}
