using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html;

/// <summary>
/// Addresses that filter the instances of the page, such as <c>#account=111122223333&amp;region=eu-west-1</c>. The script of
/// the page reads them, and other outputs can link to them.
/// </summary>
internal static class FilterLink
{
    private const string Unmanaged = "verdict=unmanaged";

    /// <summary>Creates the address of the unmanaged instances of an account, or of one of its Regions.</summary>
    public static string ForAccount(string account, string? region = null) =>
        $"#account={account}{(region is null ? "" : $"&region={region}")}&{Unmanaged}";

    /// <summary>Creates the address of the unmanaged instances of an organizational unit, or of one of its Regions.</summary>
    public static string ForUnit(string unit, string? region = null) =>
        $"#unit={Uri.EscapeDataString(unit)}{(region is null ? "" : $"&region={region}")}&{Unmanaged}";

    /// <summary>Creates the address of the unmanaged instances of a Region.</summary>
    public static string ForRegion(string region) => $"#region={region}&{Unmanaged}";

    /// <summary>Creates the address of the unmanaged instances with a cause.</summary>
    public static string ForCause(CauseCode code, string? resource) =>
        $"#cause={Uri.EscapeDataString(FormatCause(code, resource))}";

    /// <summary>Formats a cause as a value of the filter.</summary>
    public static string FormatCause(CauseCode code, string? resource) =>
        resource is null ? KebabCase.Format(code) : $"{KebabCase.Format(code)} {resource}";
}
