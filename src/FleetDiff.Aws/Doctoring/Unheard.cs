using FleetDiff.Running;

namespace FleetDiff.Aws.Doctoring;

/// <summary>Progress that nobody hears: the doctor tells what it looks at, and not how many pages that takes.</summary>
internal sealed class Unheard : IProgress<Progress>
{
    private Unheard()
    {
    }

    public static IProgress<Progress> Progress { get; } = new Unheard();

    public void Report(Progress value)
    {
    }
}
