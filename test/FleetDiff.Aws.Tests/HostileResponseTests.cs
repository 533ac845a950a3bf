using System.Text;
using System.Text.Json;
using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Tests;

public sealed class HostileResponseTests
{
    private static readonly IReadOnlyList<byte[]> Answers = Mutations.Seeds(
        """
        {"Resources":[{"Arn":"arn:aws:ec2:eu-west-1:444455556666:instance/i-0123456789abcdef0","LastReportedAt":
        "2026-11-22T21:15:30Z","OwningAccountId":"444455556666","Region":"eu-west-1","Properties":[{"Name":"tags","Data":
        [{"Key":"Name","Value":"a\"\u00e9\ud83d\ude00"},{"Key":"b","Value":"東京"}]}]}],"NextToken":"a\"b","ViewArn":"v"}
        """,
        """{"More":{"a":[1,{"b":null}]},"Resources":[{"Properties":[{"Data":{"b":"1","a":null},"Name":"tags"}]},{}]}""");

    [Fact]
    public Task ResourceListParserReturnsResourcesOrRejects() => Mutations.FeedAsync(
        Answers,
        bytes =>
        {
            Use(JsonSerializer.Deserialize(bytes, ResourceJson.Default.ResourceListResponse)?.Resources ?? []);
            return Task.CompletedTask;
        },
        e => e is JsonException);

    [Fact]
    public Task SettingsParserReturnsSettingsOrNamedProblems() => Mutations.FeedAsync(
        Mutations.Seeds(
            "security-hub,systems-manager,config:org-aggregator", "s3://fleetdiff-archive/nightly", "any", "12",
            "111122223333, 444455556666", "Europe/Berlin", WireFixture.ViewArn, WireFixture.TopicArn),
        bytes =>
        {
            var value = Encoding.UTF8.GetString(bytes);
            var given = new Dictionary<string, string?>
            {
                [Setting.ViewArn] = WireFixture.ViewArn,
                [Setting.Archive] = "runs",
            };
            foreach (var setting in new[]
            {
                Setting.ViewArn, Setting.Archive, Setting.TopicArn, Setting.TimeZone, Setting.AlertOn,
                Setting.GraceHours, Setting.ExemptTag, Setting.ExemptTagMaxDays, Setting.ExemptTagAccounts,
                Setting.Accounts, Setting.Evidence,
            })
            {
                try
                {
                    Settings.Parse(new Dictionary<string, string?>(given) { [setting] = value });
                }
                catch (SettingsException e)
                {
                    Assert.Contains(setting, e.Message, StringComparison.Ordinal);
                }
            }

            return Task.CompletedTask;
        },
        _ => false);

    // Tags must be valid JSON before they enter the report.
    private static void Use(IReadOnlyList<ResourceRow?> rows)
    {
        var kept = new TagCollector();
        foreach (var row in rows)
        {
            var tags = kept.Add(default, row?.Tags ?? []);
            AssertJson(tags.Json);
            Assert.All(tags.ToList(), tag => Assert.Equal(tag.Value, tags[tag.Key]));
        }
    }

    private static void AssertJson(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The tags are not valid JSON: {Encoding.UTF8.GetString(json)}", e);
        }
    }
}
