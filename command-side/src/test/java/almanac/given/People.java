package almanac.given;

import almanac.shared.AccountId;
import almanac.shared.OrganizationId;
import almanac.shared.UserId;

/** Who acts in the tests. */
public final class People {

    public static final UserId ANA = new UserId("66b0000000000000000000a1");
    public static final UserId BO = new UserId("66b0000000000000000000b2");
    public static final UserId CY = new UserId("66b0000000000000000000c3");

    /** Nobody has this id. */
    public static final UserId STRANGER = new UserId("66b0000000000000000000ff");

    public static final OrganizationId ACTUARIES = new OrganizationId("66b00000000000000000a001");

    private People() {}

    public static AccountId account(UserId user) {
        return new AccountId(user.value());
    }

    public static AccountId account(OrganizationId organization) {
        return new AccountId(organization.value());
    }
}
