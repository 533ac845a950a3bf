using System.Text.Json;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Lambda.Tests;

public sealed class HostileEventTests
{
    [Fact]
    public Task AnyEventIsARunOrADocumentedError() => Mutations.FeedAsync(
        Mutations.Seeds(
            """{"version":"0","id":"1","detail-type":"Scheduled Event","time":"2026-11-23T02:30:00Z","detail":{}}""",
            """{"time":"2026-11-23T04:30:00+02:00"}""",
            "{}"),
        bytes =>
        {
            var scheduled = JsonSerializer.Deserialize(bytes, LambdaJson.Default.ScheduledEvent) ?? new();
            scheduled.GetTimeOrDefault(DateTimeOffset.UnixEpoch);
            return Task.CompletedTask;
        },
        e => e is JsonException or RunFailedException);
}
