using Amazon.Runtime;

namespace Amazon.Organizations;

public class AccountState(string value) : ConstantClass(value)
{
    public static readonly AccountState ACTIVE = new(nameof(ACTIVE));
    public static readonly AccountState CLOSED = new(nameof(CLOSED));
    public static readonly AccountState PENDING_ACTIVATION = new(nameof(PENDING_ACTIVATION));
    public static readonly AccountState PENDING_CLOSURE = new(nameof(PENDING_CLOSURE));
    public static readonly AccountState SUSPENDED = new(nameof(SUSPENDED));

    public static AccountState FindValue(string value) => FindValue<AccountState>(value);

    public static implicit operator AccountState(string value) => FindValue(value);
}

public class AccountStatus(string value) : ConstantClass(value)
{
    public static readonly AccountStatus ACTIVE = new(nameof(ACTIVE));
    public static readonly AccountStatus PENDING_CLOSURE = new(nameof(PENDING_CLOSURE));
    public static readonly AccountStatus SUSPENDED = new(nameof(SUSPENDED));

    public static AccountStatus FindValue(string value) => FindValue<AccountStatus>(value);

    public static implicit operator AccountStatus(string value) => FindValue(value);
}
